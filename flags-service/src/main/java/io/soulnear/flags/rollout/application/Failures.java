package io.soulnear.flags.rollout.application;

/** What all services have counted so far. */
@FunctionalInterface
public interface Failures {
    /** Events handled and failed since the services started; both may only be compared with an earlier answer. */
    record Counts(long handled, long failed) {
        public static final Counts NONE = new Counts(0, 0);

        /** What came on top of an earlier answer; a service that started anew counts from 0, which is no failure. */
        Counts since(Counts earlier) {
            return new Counts(Math.max(0, handled - earlier.handled), Math.max(0, failed - earlier.failed));
        }
    }

    /** The counts now; services that do not answer are left out. */
    Counts count();
}
