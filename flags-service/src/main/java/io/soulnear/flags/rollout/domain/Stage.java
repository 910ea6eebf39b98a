package io.soulnear.flags.rollout.domain;

import java.time.Instant;

/** Where a rollout is. */
public sealed interface Stage {
    /** Begins by itself then. */
    record Scheduled(Instant start) implements Stage {}

    /** A share of people has the flag and is watched. {@code step} counts from 0. */
    record Holding(int step, Instant since) implements Stage {}

    /** All steps were held. */
    record Complete(Instant at) implements Stage {}

    /** A guard rail broke: the flag is off for everybody. */
    record TakenBack(Instant at) implements Stage {}

    /** Somebody ended it, or changed the flag in another way; the flag is as they left it. */
    record Stopped(Instant at) implements Stage {}

    /** Whether something is still to come. */
    default boolean isUnderWay() {
        return switch (this) {
            case Scheduled _, Holding _ -> true;
            case Complete _, TakenBack _, Stopped _ -> false;
        };
    }
}
