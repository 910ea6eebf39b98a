package io.soulnear.comparison.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** A high percentile of values that belong to conversations, for any weights of these. */
public final class Tail {
    private final double[] values;
    private final int[] clusters;

    /**
     * @param values in any order
     * @param clusters for each value the conversation that it belongs to
     */
    public Tail(double[] values, int[] clusters) {
        var order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed())
                .mapToInt(i -> i)
                .toArray();
        this.values = IntStream.of(order).mapToDouble(i -> values[i]).toArray();
        this.clusters = IntStream.of(order).map(i -> clusters[i]).toArray();
    }

    /** The nearest-rank percentile; not a number without values. */
    public double percentile(double share, int[] weights) {
        var total = 0L;
        for (var cluster : clusters) {
            total += weights[cluster];
        }
        if (total == 0) {
            return Double.NaN;
        }
        var above = total - Math.max(1, (long) Math.ceil(share * total));
        var passed = 0L;
        for (var i = 0; i < values.length; i++) {
            passed += weights[clusters[i]];
            if (passed > above) {
                return values[i];
            }
        }
        throw new AssertionError("Some value is at least as high");
    }
}
