package io.soulnear.dialogue.memory.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.conversation.application.Aside.Wish;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.reply.Line;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForgettingTest {
    private final Texts texts = new Texts();
    private final List<Line> said = new ArrayList<>();
    private final List<Mode> forgotten = new ArrayList<>();
    private final Forgetting forgetting = new Forgetting(
            new Memories() {
                @Override
                public boolean isPiledUp(long chat, Mode mode, int turns) {
                    throw new AssertionError("Nothing is folded here");
                }

                @Override
                public Optional<Pile> oldest(long chat, Mode mode, int turns) {
                    throw new AssertionError("Nothing is folded here");
                }

                @Override
                public boolean fold(Pile pile, String summary) {
                    throw new AssertionError("Nothing is folded here");
                }

                @Override
                public void forget(UUID cause, long chat, Mode mode, Instant at) {
                    forgotten.add(mode);
                }
            },
            (_, _, _, _, _, wording) -> said.addAll(wording.in(Language.RU, texts)));

    @ParameterizedTest
    @EnumSource
    void itIsAskedFirstAndThenOnlyTheModeThatWasAskedForIsForgotten(Mode mode) {
        assertThat(wish(mode, "deletecontext", "")).isTrue();
        assertThat(forgotten).isEmpty();
        var buttons = said.getFirst().buttons().getFirst();
        assertThat(said.getFirst().text()).isEqualTo(texts.get(Language.RU, "deletecontext.ask." + mode.code()));

        // The person may have gone to the other mode before pressing.
        var yes = buttons.getFirst().action().substring("dialogue:".length());
        assertThat(wish(mode == Mode.HELPER ? Mode.SOULSLEEP : Mode.HELPER, "", yes))
                .isTrue();

        assertThat(forgotten).containsExactly(mode);
        assertThat(said.getLast().text()).isEqualTo(texts.get(Language.RU, "deletecontext.done." + mode.code()));
    }

    @Test
    void whoThinksBetterOfItLosesNothing() {
        wish(Mode.HELPER, "deletecontext", "");
        var keep = said.getFirst().buttons().getFirst().getLast().action().substring("dialogue:".length());

        assertThat(wish(Mode.HELPER, "", keep)).isTrue();

        assertThat(forgotten).isEmpty();
        assertThat(said.getLast().text()).isEqualTo(texts.get(Language.RU, "deletecontext.kept"));
    }

    @Test
    void otherWishesAreForOthers() {
        assertThat(wish(Mode.HELPER, "search", "")).isFalse();
        assertThat(wish(Mode.HELPER, "", "found:x:1")).isFalse();
        assertThat(wish(Mode.HELPER, "", "forget:casino")).isFalse();
        assertThat(forgotten).isEmpty();
    }

    private boolean wish(Mode mode, String command, String action) {
        return forgetting.answer(new Wish(
                new UUID(1, 2), 7, 42, Instant.parse("2026-03-02T12:00:00Z"), mode, "ru", command, "", action));
    }
}
