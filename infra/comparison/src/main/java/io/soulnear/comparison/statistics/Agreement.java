package io.soulnear.comparison.statistics;

import java.util.List;
import java.util.OptionalDouble;

/** How far two ways of scoring the same things agree: Krippendorff's alpha for interval data (Content Analysis, 2004, chapter 11). */
public final class Agreement {
    private Agreement() {}

    /**
     * One thing, scored twice.
     *
     * @param one the first score
     * @param other the second score
     */
    public record Scored(double one, double other) {}

    /**
     * 1 for complete agreement, 0 for what chance would give, below 0 for contradiction; from 0.8 on scores are usually relied on, below 0.667
     * they are not. Empty where there are less than two things, or all scores are the same.
     */
    public static OptionalDouble alpha(List<Scored> scored) {
        var count = 2.0 * scored.size();
        var within = 0.0;
        var sum = 0.0;
        var squares = 0.0;
        for (var pair : scored) {
            within += (pair.one - pair.other) * (pair.one - pair.other);
            sum += pair.one + pair.other;
            squares += pair.one * pair.one + pair.other * pair.other;
        }
        var observed = within / scored.size();
        var expected = 2 * (squares - sum * sum / count) / (count - 1);
        return scored.size() < 2 || expected < 1e-9
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - observed / expected);
    }
}
