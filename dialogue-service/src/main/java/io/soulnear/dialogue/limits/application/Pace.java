package io.soulnear.dialogue.limits.application;

import java.time.Instant;
import java.util.UUID;

/** How fast a person may write: so many messages in a minute and in an hour, each window beginning with its first message. */
public interface Pace {
    /** Whoever writes, writes. */
    Pace UNLIMITED = new Pace() {
        @Override
        public Verdict take(long chat, UUID message, Instant at) {
            return new Verdict.Admitted();
        }

        @Override
        public void giveBack(long chat, Instant at) {}
    };

    /** What became of one message. */
    sealed interface Verdict {
        /** It may be answered. */
        record Admitted() implements Verdict {}

        /**
         * It is one too many.
         *
         * @param until when the window passes
         * @param isFirst whether it is the first that is refused in this window, or that first one once more
         */
        record Refused(Instant until, boolean isFirst) implements Verdict {}
    }

    /**
     * Counts one message of the person, if it may still be counted.
     *
     * @param at when it came in; the windows are of this time
     */
    Verdict take(long chat, UUID message, Instant at);

    /** Takes back what was counted for a message that came before, or could not be taken in. */
    void giveBack(long chat, Instant at);
}
