package io.soulnear.bench.run;

import java.time.Duration;

/**
 * How much is written, and how.
 *
 * @param rate texts per second
 * @param warmUpRate texts per second before anything is counted; a higher one warms up sooner
 * @param warmUp time before anything is counted
 * @param time that is measured
 * @param thinking time of the model
 * @param duplicates share of updates that Telegram delivers twice, 0–1
 */
public record Load(int rate, int warmUpRate, Duration warmUp, Duration time, Duration thinking, double duplicates) {
    /** Refuses what cannot be. */
    public Load {
        if (rate < 1 || warmUpRate < 1 || duplicates < 0 || duplicates > 1) {
            throw new IllegalArgumentException("A rate is at least 1, a share between 0 and 1");
        }
    }

    /** Warms up at the rate that is measured. */
    public Load(int rate, Duration warmUp, Duration time, Duration thinking, double duplicates) {
        this(rate, rate, warmUp, time, thinking, duplicates);
    }
}
