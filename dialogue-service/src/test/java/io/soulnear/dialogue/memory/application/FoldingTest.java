package io.soulnear.dialogue.memory.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.memory.domain.Bounded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final Locale RUSSIAN = Locale.of("ru");

    private final Remembered memories = new Remembered();
    private final List<Pile> asked = new ArrayList<>();

    /** The memory of one talk. */
    private static final class Remembered implements Memories {
        private final List<Exchange> turns = new ArrayList<>();
        private int folded;
        private @Nullable String summary;
        private boolean isOvertaken;

        private void says(int count) {
            for (int i = 0; i < count; i++) {
                turns.add(new Exchange("текст " + turns.size(), "да", false));
            }
        }

        @Override
        public boolean isPiledUp(long chat, Mode mode, int count) {
            return turns.size() - folded >= count;
        }

        @Override
        public Optional<Pile> oldest(long chat, Mode mode, int count) {
            var upTo = Math.min(folded + count, turns.size());
            return Optional.of(
                    new Pile(chat, mode, summary, folded, turns.subList(folded, upTo), new UUID(0, upTo), upTo));
        }

        @Override
        public boolean fold(Pile pile, String text) {
            if (isOvertaken) {
                return false;
            }
            folded = (int) pile.upTo();
            summary = text;
            return true;
        }

        @Override
        public void forget(UUID cause, long chat, Mode mode, Instant at) {
            throw new AssertionError("Nobody wants to forget here");
        }
    }

    @Test
    void twentyOfTwentySixMessagesAreFolded() {
        memories.says(12);
        folding("сводка").turnCompleted(1, Mode.HELPER, RUSSIAN);
        assertThat(asked).isEmpty();

        memories.says(1);
        folding("сводка").turnCompleted(1, Mode.HELPER, RUSSIAN);
        folding("сводка").turnCompleted(1, Mode.HELPER, RUSSIAN);

        assertThat(asked)
                .singleElement()
                .satisfies(pile -> assertThat(pile.turns()).hasSize(10));
        assertThat(memories.folded).isEqualTo(10);
        assertThat(memories.summary).isEqualTo("сводка");
    }

    @Test
    void theNextFoldBuildsOnTheSummary() {
        memories.says(13);
        folding("первая").turnCompleted(1, Mode.HELPER, RUSSIAN);
        memories.says(10);
        folding("вторая").turnCompleted(1, Mode.HELPER, RUSSIAN);

        assertThat(asked).extracting(Pile::summary).containsExactly(null, "первая");
        assertThat(asked.getLast().turns().getFirst().person()).isEqualTo("текст 10");
    }

    @Test
    void aFailureLeavesEverythingAsItWasAndIsMadeUpForLater() {
        memories.says(40);
        folding(null).turnCompleted(1, Mode.HELPER, RUSSIAN);
        assertThat(memories.folded).isZero();
        assertThat(asked).hasSize(1);

        folding("сводка").turnCompleted(1, Mode.HELPER, RUSSIAN);

        assertThat(memories.folded).isEqualTo(30);
    }

    @Test
    void aSummaryOfNothingIsNone() {
        memories.says(13);
        folding(" \n<> ").turnCompleted(1, Mode.HELPER, RUSSIAN);

        assertThat(memories.folded).isZero();
    }

    @Test
    void whoeverIsOvertakenLeavesIt() {
        memories.says(40);
        memories.isOvertaken = true;
        folding("сводка").turnCompleted(1, Mode.HELPER, RUSSIAN);

        assertThat(asked).hasSize(1);
    }

    @Test
    void aSummaryNeverOutgrowsItsPlace() {
        memories.says(13);
        folding("Слово за слово. ".repeat(1_000)).turnCompleted(1, Mode.HELPER, RUSSIAN);

        assertThat(memories.summary).hasSizeLessThanOrEqualTo(Bounded.SUMMARY).endsWith(".");
    }

    private Folding folding(@Nullable String summary) {
        return new Folding(
                memories,
                (pile, _) -> {
                    asked.add(pile);
                    return Optional.ofNullable(summary);
                },
                new SimpleMeterRegistry());
    }
}
