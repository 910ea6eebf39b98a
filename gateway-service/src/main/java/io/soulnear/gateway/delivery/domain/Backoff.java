package io.soulnear.gateway.delivery.domain;

import java.time.Duration;

/** How long to wait before trying again: doubling from a quarter of a second to 15 s, with half of it left to chance. */
public final class Backoff {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 15_000;

    private Backoff() {}

    /**
     * The pause after an attempt.
     *
     * @param attempt 0 for the first
     * @param chance from 0 to 1, so that many that failed together do not come back together
     */
    public static Duration after(int attempt, double chance) {
        var longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt, 10));
        return Duration.ofMillis(Math.round(longest * (0.5 + chance / 2)));
    }
}
