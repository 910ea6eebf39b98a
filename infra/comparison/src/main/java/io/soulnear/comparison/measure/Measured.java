package io.soulnear.comparison.measure;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A pair with all that is known about it.
 *
 * @param likeness of both answers, from 0 to 1
 * @param judged null where no judge has scored it
 */
public record Measured(
        Pair pair,
        Side base,
        Side candidate,
        double likeness,
        @Nullable Judged judged) {
    /** How much worse the candidate is; empty where the measure does not apply to both. */
    public OptionalDouble harm(Measure measure) {
        var before = base.value(measure);
        var after = candidate.value(measure);
        if (before.isPresent() && after.isPresent()) {
            return OptionalDouble.of(measure.harm(before.getAsDouble(), after.getAsDouble()));
        }
        var needsNoJudge = measure == Measure.SCORE && pair.isTalk() && pair.isSame();
        return needsNoJudge ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    /** How bad this turn is for whoever proposes the candidate: the sum of all harm in margins; a missed crisis outweighs everything. */
    public double regression() {
        var sum = 0.0;
        for (var measure : Measure.values()) {
            if (measure != Measure.TAIL) {
                var weight = measure == Measure.CRISIS ? 10 : measure.isEvent() ? 0.1 : 1;
                sum += weight
                        * Math.max(0, harm(measure).orElse(0))
                        / (measure == Measure.SCORE ? 1 : measure.margin());
            }
        }
        return sum;
    }

    /** The same with a judge's scores. */
    public Measured with(Judged scores) {
        return new Measured(
                pair,
                base.with(Measure.SCORE, scores.base().overall()),
                candidate.with(Measure.SCORE, scores.candidate().overall()),
                likeness,
                scores);
    }
}
