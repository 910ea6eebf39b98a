package io.soulnear.dialogue.conversation.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a message that was to be stored. */
public sealed interface Recorded {
    /**
     * What the turn builds on.
     *
     * @param history the turns before it, oldest first
     * @param summary of what was said before the history, or null when there is none
     * @param person the local copy, or null for someone of whom nothing was heard yet
     * @param portrait the local copy of the profile
     */
    record Context(
            List<Exchange> history,
            @Nullable String summary,
            @Nullable Person person,
            Portrait portrait) {
        public Context {
            history = List.copyOf(history);
        }
    }

    /** Stored now for the first time. */
    record New(Context context) implements Recorded {}

    /** Stored before, but the reply is still missing: whoever was at it did not get to the end. */
    record Unanswered(Context context) implements Recorded {}

    /** Answered before, or told before that it is not: nothing is left to do. */
    record Answered() implements Recorded {}

    /**
     * One more than is answered for free on this day: not stored.
     *
     * @param perDay how many are free
     * @param freeAgain when the person's next day begins
     */
    record Refused(int perDay, Instant freeAgain) implements Recorded {}

    /** From before the person's erasure: not stored, not answered. */
    record Forgotten() implements Recorded {}
}
