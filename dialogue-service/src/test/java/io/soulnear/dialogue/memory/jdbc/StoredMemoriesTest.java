package io.soulnear.dialogue.memory.jdbc;

import static io.soulnear.dialogue.DialogueOnPostgres.chat;
import static io.soulnear.dialogue.DialogueOnPostgres.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.DialogueOnPostgres;
import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.memory.application.History;
import io.soulnear.dialogue.memory.application.Memories;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredMemoriesTest {
    private static final String REPLY = "Понимаю";

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private DialogueOnPostgres dialogue;
    private Memories memories;

    @BeforeAll
    void start() {
        dialogue = new DialogueOnPostgres(
                Map.of("soulnear.quotas.helper-per-day", 0, "soulnear.quotas.soulsleep-per-day", 0));
        memories = dialogue.bean(Memories.class);
    }

    @AfterAll
    void stop() {
        dialogue.close();
    }

    @Test
    void aPileGrowsTurnByTurnAndIsGoneWhenItIsFolded() {
        var chat = chat();
        talked(chat, Mode.HELPER, 12);
        talked(chat, Mode.SOULSLEEP, 5);
        assertThat(memories.isPiledUp(chat, Mode.HELPER, 13)).isFalse();
        talked(chat, Mode.HELPER, 1);
        dialogue.record(message(chat, Mode.HELPER, "ещё без ответа", NOW));
        assertThat(memories.isPiledUp(chat, Mode.HELPER, 13)).isTrue();
        assertThat(memories.isPiledUp(chat, Mode.SOULSLEEP, 13)).isFalse();

        var pile = memories.oldest(chat, Mode.HELPER, 10).orElseThrow();

        assertThat(pile.turns())
                .extracting(Exchange::person)
                .startsWith("helper 0")
                .hasSize(10);
        assertThat(memories.fold(pile, "Говорили о сне.")).isTrue();
        assertThat(memories.isPiledUp(chat, Mode.HELPER, 4)).isFalse();
        assertThat(memories.isPiledUp(chat, Mode.HELPER, 3)).isTrue();
        assertThat(context(chat, Mode.HELPER).summary()).isEqualTo("Говорили о сне.");
        assertThat(context(chat, Mode.SOULSLEEP).summary()).isNull();
    }

    @Test
    void theSamePileIsFoldedOnce() {
        var chat = chat();
        talked(chat, Mode.HELPER, 13);
        var pile = memories.oldest(chat, Mode.HELPER, 10).orElseThrow();
        var again = memories.oldest(chat, Mode.HELPER, 10).orElseThrow();

        assertThat(memories.fold(pile, "первый")).isTrue();
        assertThat(memories.fold(again, "второй")).isFalse();

        assertThat(context(chat, Mode.HELPER).summary()).isEqualTo("первый");
        assertThat(memories.oldest(chat, Mode.HELPER, 10).orElseThrow().turns()).hasSize(3);
    }

    @Test
    void anErasureThatComesFirstLeavesNothingToFoldInto() {
        var chat = chat();
        talked(chat, Mode.HELPER, 13);
        var pile = memories.oldest(chat, Mode.HELPER, 10).orElseThrow();
        dialogue.erased(chat, NOW.plusSeconds(60));

        assertThat(memories.fold(pile, "всё о человеке")).isFalse();
        assertThat(dialogue.rows("memory", chat)).isZero();
    }

    @Test
    void anErasureTakesTheSummaryAndTheIndexAlong() {
        var chat = chat();
        talked(chat, Mode.HELPER, 13);
        memories.fold(memories.oldest(chat, Mode.HELPER, 10).orElseThrow(), "всё о человеке");
        assertThat(found(chat)).isEqualTo(13);

        dialogue.erased(chat, Instant.now());

        assertThat(dialogue.rows("memory", chat)).isZero();
        assertThat(dialogue.rows("turn_index", chat)).isZero();
    }

    /** An earlier system forgot one mode only, whichever was asked for. */
    @ParameterizedTest
    @EnumSource
    void whatIsForgottenInOneModeIsInNoPromptOfItAndTheOtherModeKeepsAll(Mode mode) {
        var other = mode == Mode.HELPER ? Mode.SOULSLEEP : Mode.HELPER;
        var chat = chat();
        for (var each : Mode.values()) {
            talked(chat, each, 13);
            memories.fold(memories.oldest(chat, each, 10).orElseThrow(), "Сводка " + each.code());
        }

        memories.forget(UUID.randomUUID(), chat, mode, NOW);

        assertThat(context(chat, mode).history()).isEmpty();
        assertThat(context(chat, mode).summary()).isNull();
        assertThat(memories.oldest(chat, mode, 10)).isEmpty();
        assertThat(context(chat, other).history()).hasSize(12);
        assertThat(context(chat, other).summary()).isEqualTo("Сводка " + other.code());
        assertThat(found(chat)).isEqualTo(26);
    }

    @Test
    void aRepeatOfTheWishForgetsNothingThatCameAfterIt() {
        var chat = chat();
        var wish = UUID.randomUUID();
        talked(chat, Mode.HELPER, 3);
        memories.forget(wish, chat, Mode.HELPER, NOW);
        talked(chat, Mode.HELPER, 2);

        memories.forget(wish, chat, Mode.HELPER, NOW);

        assertThat(context(chat, Mode.HELPER).history()).hasSize(2);
    }

    @Test
    void aFoldThatWasUnderWayDoesNotBringBackWhatIsForgotten() {
        var chat = chat();
        talked(chat, Mode.HELPER, 13);
        var pile = memories.oldest(chat, Mode.HELPER, 10).orElseThrow();
        memories.forget(UUID.randomUUID(), chat, Mode.HELPER, NOW);

        assertThat(memories.fold(pile, "о чём не хотят помнить")).isFalse();
        assertThat(context(chat, Mode.HELPER).summary()).isNull();
    }

    private void talked(long chat, Mode mode, int turns) {
        for (int i = 0; i < turns; i++) {
            dialogue.talked(chat, mode, mode.code() + " " + i, REPLY, NOW);
        }
    }

    /** How many turns a person finds. */
    private int found(long chat) {
        return dialogue.bean(History.class)
                .find(chat, REPLY, 0, 1)
                .orElseThrow()
                .total();
    }

    private Recorded.Context context(long chat, Mode mode) {
        if (dialogue.record(message(chat, mode, "а теперь?", NOW)) instanceof Recorded.New(var context)) {
            return context;
        }
        throw new AssertionError("A new message is new");
    }
}
