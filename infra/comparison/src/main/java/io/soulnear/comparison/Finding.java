package io.soulnear.comparison;

import io.soulnear.comparison.measure.Measure;
import io.soulnear.comparison.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one measure.
 *
 * @param turns to which it applies on both sides
 * @param base its mean; of ratios the geometric one, of a percentile itself
 * @param candidate the same of the candidate
 * @param harm how much worse the candidate is, in the unit of the margin; below 0 where it is better
 * @param margin so much harm is tolerated
 * @param noise the harm that the base does to itself when played twice; null when it was not
 */
public record Finding(
        Measure measure,
        int turns,
        double base,
        double candidate,
        Interval harm,
        double margin,
        @Nullable Interval noise,
        State state) {
    /** What can be said of it. */
    public enum State {
        /** Surely better, and by more than the margin. */
        BETTER,
        /** Surely no worse than tolerated. */
        FINE,
        /** Surely worse, and by more than the margin. */
        WORSE,
        /** Both is still possible. */
        OPEN
    }
}
