package io.soulnear.bench.load;

import java.util.Arrays;

/** A distribution of times; all values are kept, so percentiles are exact. */
public final class Latencies {
    private static final double NANOS = 1e6;
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /** Of so many nanoseconds each, in any order. */
    public static Latencies of(long... nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /**
     * Milliseconds that so many percent do not exceed (nearest rank); 0 when there are none.
     *
     * @param percent above 0, up to 100
     */
    public double percentile(double percent) {
        if (sorted.length == 0) {
            return 0;
        }
        return sorted[Math.max((int) Math.ceil(percent / 100 * sorted.length) - 1, 0)] / NANOS;
    }

    /** The longest, in milliseconds. */
    public double max() {
        return percentile(100);
    }
}
