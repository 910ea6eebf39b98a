package io.soulnear.comparison.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The paired cluster bootstrap: conversations, not turns, are drawn again with replacement, because the turns of one conversation hang
 * together; both answers of a turn stay together (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapters 8 and 13; Field and
 * Welsh, Bootstrapping clustered data, 2007). Percentile intervals.
 */
public final class Bootstrap {
    /** Of the narrower interval, two-sided: whoever tests one side of it is wrong one time in twenty. */
    private static final double ALONE = 0.10;

    private final int clusters;
    private final int resamples;
    private final long seed;
    private final double together;

    /**
     * @param clusters how many conversations there are
     * @param resamples how often they are drawn again
     * @param seed drawn from the figures
     * @param together the chance of error of the wide interval, two-sided
     */
    public Bootstrap(int clusters, int resamples, long seed, double together) {
        this.clusters = clusters;
        this.resamples = resamples;
        this.seed = seed;
        this.together = together;
    }

    /** SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mixed(long state) {
        var z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /**
     * The intervals of figures, all by the same draws.
     *
     * @param figures each is told how often each conversation counts; not a number where it can't be said
     */
    public List<Interval> of(List<ToDoubleFunction<int[]>> figures) {
        var drawn = new double[figures.size()][resamples];
        var weights = new int[clusters];
        var state = seed;
        for (var resample = 0; resample < resamples; resample++) {
            Arrays.fill(weights, 0);
            for (var i = 0; i < clusters; i++) {
                state += 0x9E3779B97F4A7C15L;
                weights[(int) Long.remainderUnsigned(mixed(state), clusters)]++;
            }
            for (var figure = 0; figure < drawn.length; figure++) {
                drawn[figure][resample] = figures.get(figure).applyAsDouble(weights);
            }
        }
        Arrays.fill(weights, 1);
        var intervals = new ArrayList<Interval>();
        for (var figure = 0; figure < drawn.length; figure++) {
            intervals.add(interval(figures.get(figure).applyAsDouble(weights), drawn[figure]));
        }
        return intervals;
    }

    private Interval interval(double value, double[] drawn) {
        var values =
                Arrays.stream(drawn).filter(one -> !Double.isNaN(one)).sorted().toArray();
        return values.length == 0
                ? new Interval(value, value, value, value, value)
                : new Interval(
                        value,
                        quantile(values, together / 2),
                        quantile(values, 1 - together / 2),
                        quantile(values, ALONE / 2),
                        quantile(values, 1 - ALONE / 2));
    }

    /** The mean of what is summed up for each conversation. */
    public static ToDoubleFunction<int[]> mean(double[] sums, int[] counts) {
        return weights -> {
            var sum = 0.0;
            var count = 0L;
            for (var i = 0; i < weights.length; i++) {
                sum += weights[i] * sums[i];
                count += (long) weights[i] * counts[i];
            }
            return count == 0 ? Double.NaN : sum / count;
        };
    }

    private static double quantile(double[] sorted, double share) {
        var at = share * (sorted.length - 1);
        var below = (int) Math.floor(at);
        var above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
