package io.soulnear.bench.run;

import io.soulnear.bench.load.Latencies;

/**
 * What Telegram's side of the webhook saw.
 *
 * @param latencies from when an update was due until the gateway had answered 200
 * @param refused updates that were answered otherwise, or not within ten seconds
 * @param seconds that were measured
 */
public record WebhookResult(Latencies latencies, long refused, double seconds) {
    private static final double MOST_MILLIS = 200;
    private static final double MOST_REFUSED = 0.001;
    private static final double MOST_REFUSED_UNDER_STRESS = 0.01;

    /** The share that was refused, 0–1. */
    public double refusedShare() {
        return refused == 0 ? 0 : refused / (double) (refused + latencies.count());
    }

    /** Whether 95 of 100 were taken within 200 ms, and next to none refused; where the limits are found out on purpose, only the latter counts. */
    public boolean isGood(Ramp.Profile profile) {
        return latencies.count() > 0
                && (profile == Ramp.Profile.STRESS
                        ? refusedShare() < MOST_REFUSED_UNDER_STRESS
                        : refusedShare() < MOST_REFUSED && latencies.percentile(95) < MOST_MILLIS);
    }
}
