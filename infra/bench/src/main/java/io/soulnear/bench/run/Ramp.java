package io.soulnear.bench.run;

import java.time.Duration;
import java.util.List;

/**
 * A rate that goes evenly from one value to another.
 *
 * @param from updates per second at its beginning
 * @param to updates per second at its end
 */
public record Ramp(int from, int to, Duration time) {
    /** Refuses what cannot be. */
    public Ramp {
        if (from < 1 || to < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("A rate is at least 1, and it takes time");
        }
    }

    /** The rate after a part of the time, 0–1. */
    double at(double part) {
        return from + (to - from) * part;
    }

    /** The same in a part of the time. */
    Ramp times(double part) {
        return new Ramp(from, to, Duration.ofNanos((long) (time.toNanos() * part)));
    }

    /** The shapes of load that {@code infra/k6/webhook.js} has, too. */
    public enum Profile {
        STEADY(List.of(new Ramp(1_000, 1_000, Duration.ofMinutes(5)))),
        SPIKE(List.of(
                new Ramp(100, 100, Duration.ofMinutes(1)),
                new Ramp(100, 3_000, Duration.ofSeconds(10)),
                new Ramp(3_000, 3_000, Duration.ofMinutes(1)),
                new Ramp(3_000, 100, Duration.ofSeconds(10)),
                new Ramp(100, 100, Duration.ofMinutes(2)))),
        STRESS(List.of(
                new Ramp(200, 500, Duration.ofMinutes(3)),
                new Ramp(500, 1_000, Duration.ofMinutes(3)),
                new Ramp(1_000, 1_500, Duration.ofMinutes(3)),
                new Ramp(1_500, 2_000, Duration.ofMinutes(3)),
                new Ramp(2_000, 3_000, Duration.ofMinutes(3)),
                new Ramp(3_000, 4_000, Duration.ofMinutes(3)))),
        ENDURANCE(List.of(new Ramp(300, 300, Duration.ofHours(2))));

        private final List<Ramp> ramps;

        Profile(List<Ramp> ramps) {
            this.ramps = ramps;
        }

        /** One after another, each in a part of its time. */
        public List<Ramp> ramps(double part) {
            return ramps.stream().map(ramp -> ramp.times(part)).toList();
        }
    }
}
