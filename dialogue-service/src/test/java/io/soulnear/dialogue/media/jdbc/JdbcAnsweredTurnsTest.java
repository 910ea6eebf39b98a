package io.soulnear.dialogue.media.jdbc;

import static io.soulnear.dialogue.DialogueOnPostgres.chat;
import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.DialogueOnPostgres;
import io.soulnear.dialogue.conversation.application.Notices;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.media.application.AnsweredTurns;
import io.soulnear.dialogue.media.application.Told;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcAnsweredTurnsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private DialogueOnPostgres dialogue;
    private AnsweredTurns answered;

    @BeforeAll
    void start() {
        dialogue = new DialogueOnPostgres();
        answered = dialogue.bean(AnsweredTurns.class);
    }

    @AfterAll
    void stop() {
        dialogue.close();
    }

    @Test
    void aPictureIsDealtWithOnceItIsAnsweredAndNotBefore() {
        var begun = DialogueOnPostgres.message(chat(), Mode.HELPER, "[Картинка: кот]", NOON);
        dialogue.record(begun);

        assertThat(answered.has(begun.turn())).isFalse();
        assertThat(answered.has(dialogue.talked(chat(), Mode.HELPER, "[Картинка: кот]", "Какой кот!", NOON)
                        .turn()))
                .isTrue();
    }

    @Test
    void aPictureWhosePersonWasToldWhyItIsNotAnsweredIsDealtWith() {
        var update = UUID.randomUUID();

        dialogue.bean(Notices.class).say(update, 7, chat(), NOON, "media.not-seen", "ru");

        assertThat(answered.has(update)).isTrue();
    }

    @Test
    void whatIsSaidAloudInAQuizIsToldOnceAndDealtWithThen() {
        var spoken = UUID.randomUUID();
        var chat = Long.toString(chat());
        for (var heard : new UUID[] {new UUID(1, 1), new UUID(1, 2)}) {
            dialogue.bean(Told.class)
                    .tell(spoken, Event.of(heard, "io.soulnear.test.v1", "dialogue.voice", chat, NOON, "{}"));
        }

        assertThat(answered.has(spoken)).isTrue();
        List<UUID> unsent = dialogue.bean(Transactions.class)
                .callSingle(tx -> tx.query(
                        "select event_id from outbox where key = ?", row -> row.getObject(1, UUID.class), chat));
        assertThat(unsent).doesNotContain(new UUID(1, 2));
    }
}
