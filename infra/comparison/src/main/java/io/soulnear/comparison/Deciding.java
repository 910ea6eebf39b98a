package io.soulnear.comparison;

import io.soulnear.comparison.Finding.State;
import io.soulnear.comparison.measure.Measure;
import io.soulnear.comparison.measure.Measured;
import io.soulnear.comparison.measure.Side;
import io.soulnear.comparison.statistics.Bootstrap;
import io.soulnear.comparison.statistics.Interval;
import io.soulnear.comparison.statistics.SignTest;
import io.soulnear.comparison.statistics.Tail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes findings of what was measured. */
final class Deciding {
    /** With fewer conversations intervals of a bootstrap are too short to be believed. */
    static final int FEWEST = 20;
    /** Where none of n was seen, the true share is with 95 % below 3/n (Hanley and Lippman-Hand, 1983). */
    static final double RULE_OF_THREE = 3;

    private static final double P95 = 0.95;

    private final Settings settings;

    Deciding(Settings settings) {
        this.settings = settings;
    }

    /** A measure's harm, conversation by conversation. */
    private record Harm(
            Measure measure, double[] sums, int[] counts, int turns, int worse, int better, int conversations) {}

    /**
     * What can be said of each measure that applies to any turn.
     *
     * @param turns in the order of their conversations
     * @param again the same of the base played twice; empty when it was not
     */
    List<Finding> findings(List<Measured> turns, List<Measured> again) {
        var harms = harms(turns);
        var noise = harms(again);
        var intervals = intervals(turns, harms);
        var noises = intervals(again, noise);
        var findings = new ArrayList<Finding>();
        for (var i = 0; i < harms.size(); i++) {
            var harm = harms.get(i);
            var own = indexOf(noise, harm.measure);
            findings.add(finding(
                    turns, harm, intervals.get(i), own < 0 ? null : noise.get(own), own < 0 ? null : noises.get(own)));
        }
        return findings;
    }

    private static int indexOf(List<Harm> harms, Measure measure) {
        for (var i = 0; i < harms.size(); i++) {
            if (harms.get(i).measure == measure) {
                return i;
            }
        }
        return -1;
    }

    private Finding finding(
            List<Measured> turns, Harm harm, Interval interval, @Nullable Harm noise, @Nullable Interval noises) {
        var measure = harm.measure;
        var margin = settings.margin(measure);
        var never = measure.isEvent() && measure != Measure.CRISIS && harm.worse == 0;
        var seen = never ? interval.reaching(RULE_OF_THREE / harm.conversations) : interval;
        var state = measure == Measure.CRISIS
                ? crisis(harm, noise)
                : state(harm, isSame(turns) ? interval : seen, margin, floor(noises));
        return new Finding(
                measure,
                harm.turns,
                mean(turns, measure, Measured::base),
                mean(turns, measure, Measured::candidate),
                seen,
                margin,
                noises,
                state);
    }

    /** Help is decided by rules, not by a model: a miss is no accident, unless the base itself is seen to miss what it found before. */
    private State crisis(Harm harm, @Nullable Harm noise) {
        var steady = noise == null || noise.worse + noise.better == 0;
        var worse = steady
                ? harm.worse > harm.better
                : SignTest.chance(harm.worse, harm.better) < Settings.ERROR / settings.looks();
        return worse ? State.WORSE : steady && harm.better > harm.worse ? State.BETTER : State.FINE;
    }

    /** What the base surely does to itself is not the candidate's doing. */
    private static double floor(@Nullable Interval noise) {
        if (noise == null || (noise.low() <= 0 && noise.high() >= 0)) {
            return 0;
        }
        return Math.max(Math.abs(noise.low()), Math.abs(noise.high()));
    }

    private static State state(Harm harm, Interval interval, double margin, double floor) {
        var nothing = harm.worse + harm.better == 0;
        if (!nothing && harm.conversations < FEWEST) {
            return State.OPEN;
        }
        if (interval.far() < margin) {
            var gained = interval.high() < 0 - floor && interval.value() <= 0 - margin;
            return gained && harm.measure != Measure.LENGTH ? State.BETTER : State.FINE;
        }
        return interval.low() > floor && interval.value() >= margin ? State.WORSE : State.OPEN;
    }

    /** Then nothing is left to chance: everybody got the same. */
    static boolean isSame(List<Measured> turns) {
        return turns.stream()
                .allMatch(turn -> turn.pair().isSame()
                        && Stream.of(Measure.values())
                                .allMatch(measure -> turn.harm(measure).orElse(0) == 0));
    }

    private static List<Harm> harms(List<Measured> turns) {
        var clusters = clusters(turns);
        var all = clusters.length == 0 ? 0 : clusters[clusters.length - 1] + 1;
        var harms = new ArrayList<Harm>();
        for (var measure : Measure.values()) {
            var sums = new double[all];
            var counts = new int[all];
            var applies = 0;
            for (var i = 0; i < turns.size(); i++) {
                var harm = turns.get(i).harm(measure == Measure.TAIL ? Measure.LATENCY : measure);
                if (harm.isPresent()) {
                    sums[clusters[i]] += harm.getAsDouble();
                    counts[clusters[i]]++;
                    applies++;
                }
            }
            var worse = 0;
            var better = 0;
            var conversations = 0;
            for (var i = 0; i < all; i++) {
                worse += sums[i] > 0 ? 1 : 0;
                better += sums[i] < 0 ? 1 : 0;
                conversations += counts[i] > 0 ? 1 : 0;
            }
            if (applies > 0) {
                harms.add(new Harm(measure, sums, counts, applies, worse, better, conversations));
            }
        }
        return harms;
    }

    /** For each turn the number of its conversation. */
    private static int[] clusters(List<Measured> turns) {
        var clusters = new int[turns.size()];
        for (var i = 1; i < clusters.length; i++) {
            var same = turns.get(i)
                    .pair()
                    .conversation()
                    .equals(turns.get(i - 1).pair().conversation());
            clusters[i] = clusters[i - 1] + (same ? 0 : 1);
        }
        return clusters;
    }

    private List<Interval> intervals(List<Measured> turns, List<Harm> harms) {
        if (harms.isEmpty()) {
            return List.of();
        }
        var figures = new ArrayList<ToDoubleFunction<int[]>>();
        for (var harm : harms) {
            figures.add(harm.measure == Measure.TAIL ? tail(turns) : Bootstrap.mean(harm.sums, harm.counts));
        }
        var together = Settings.ERROR / settings.looks() / harms.size();
        return new Bootstrap(harms.getFirst().sums.length, settings.resamples(), seed(harms), together).of(figures);
    }

    private static ToDoubleFunction<int[]> tail(List<Measured> turns) {
        var base = percentile(turns, Measured::base);
        var candidate = percentile(turns, Measured::candidate);
        return weights -> Measure.TAIL.harm(base.percentile(P95, weights), candidate.percentile(P95, weights));
    }

    private static Tail percentile(List<Measured> turns, Function<Measured, Side> side) {
        var clusters = clusters(turns);
        var values = new double[turns.size()];
        var of = new int[turns.size()];
        var count = 0;
        for (var i = 0; i < turns.size(); i++) {
            if (turns.get(i).harm(Measure.LATENCY).isPresent()) {
                values[count] = side.apply(turns.get(i)).value(Measure.LATENCY).orElseThrow();
                of[count++] = clusters[i];
            }
        }
        return new Tail(Arrays.copyOf(values, count), Arrays.copyOf(of, count));
    }

    /** Drawn from the figures, so that the same runs always give the same report. */
    private static long seed(List<Harm> harms) {
        var seed = 0xcbf29ce484222325L;
        for (var harm : harms) {
            for (var i = 0; i < harm.sums.length; i++) {
                seed = (seed ^ Double.doubleToLongBits(harm.sums[i]) ^ harm.counts[i]) * 0x100000001b3L;
            }
        }
        return seed;
    }

    private static double mean(List<Measured> turns, Measure measure, Function<Measured, Side> side) {
        if (measure == Measure.TAIL) {
            var weights = new int[turns.size()];
            Arrays.fill(weights, 1);
            return percentile(turns, side).percentile(P95, weights);
        }
        var values = turns.stream()
                .filter(turn -> turn.harm(measure).isPresent())
                .map(turn -> side.apply(turn).value(measure))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble);
        return measure.scale() == Measure.Scale.RATIO
                ? Math.exp(values.map(value -> Math.log(Math.max(1, value)))
                        .average()
                        .orElse(0))
                : values.average().orElse(0);
    }
}
