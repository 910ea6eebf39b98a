package io.soulnear.flags.rollout.application;

/** What all services have counted so far. */
@FunctionalInterface
public interface Failures {
    /** Events handled and failed, since some moment. */
    record Counts(long handled, long failed) {
        public static final Counts NONE = new Counts(0, 0);

        /** What came on top of an earlier answer; where that was more, the counting began anew in between. */
        public Counts since(Counts earlier) {
            return handled < earlier.handled || failed < earlier.failed
                    ? this
                    : new Counts(handled - earlier.handled, failed - earlier.failed);
        }

        /** Both together. */
        public Counts plus(Counts other) {
            return new Counts(handled + other.handled, failed + other.failed);
        }
    }

    /** What was counted by all instances since they were first asked; never less than in an earlier answer. */
    Counts count();
}
