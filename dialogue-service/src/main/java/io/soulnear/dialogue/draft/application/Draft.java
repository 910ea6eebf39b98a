package io.soulnear.dialogue.draft.application;

/** What of one reply there is so far. Showing it is best effort: it never waits and never fails. */
public interface Draft extends AutoCloseable {
    /** A reply that nobody wants to see before it is finished. */
    Draft UNSEEN = new Draft() {
        @Override
        public boolean isSeen() {
            return false;
        }

        @Override
        public void show(String soFar) {
            // nobody looks
        }

        @Override
        public void close() {
            // nothing was begun
        }
    };

    /** Whether anybody sees it; if not, there is no use in writing bit by bit. */
    default boolean isSeen() {
        return true;
    }

    /** Shows the whole text so far, the first within a tenth of a second, the others as often as people can follow. */
    void show(String soFar);

    /** Shows nothing more. The reply takes the draft's place, whether or not anything was shown. */
    @Override
    void close();
}
