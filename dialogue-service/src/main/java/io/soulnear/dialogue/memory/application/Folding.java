package io.soulnear.dialogue.memory.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.memory.domain.Bounded;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Keeps a talk's memory short. A turn is two messages: when {@value #PILE} turns (26 messages) lie unsummarised, the oldest
 * {@value #FOLDED} (20 messages) go into the summary. What fails is tried again after the next turn.
 */
@Singleton
public final class Folding {
    static final int PILE = 13;
    static final int FOLDED = 10;
    /** A backlog, as after a long failure, is worked off bit by bit. */
    private static final int AT_ONCE = 3;

    private final Memories memories;
    private final Summariser summariser;
    private final MeterRegistry meters;

    public Folding(Memories memories, Summariser summariser, MeterRegistry meters) {
        this.memories = memories;
        this.summariser = summariser;
        this.meters = meters;
    }

    /** A turn is over; called for one person's turns one after another, and again for those that it was called for before. */
    public void turnCompleted(long chat, Mode mode, Locale language) {
        for (int folds = 0; folds < AT_ONCE && memories.isPiledUp(chat, mode, PILE); folds++) {
            var pile = memories.oldest(chat, mode, FOLDED);
            if (pile.isEmpty() || !fold(pile.get(), language)) {
                return;
            }
        }
    }

    private boolean fold(Pile pile, Locale language) {
        var summary = summariser.summarise(pile, language).map(Bounded::summary).filter(text -> !text.isEmpty());
        var outcome = summary.isEmpty() ? "failed" : memories.fold(pile, summary.get()) ? "folded" : "overtaken";
        meters.counter("soulnear.memory.folds", "outcome", outcome).increment();
        return outcome.equals("folded");
    }
}
