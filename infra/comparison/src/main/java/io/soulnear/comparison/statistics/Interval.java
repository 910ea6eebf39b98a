package io.soulnear.comparison.statistics;

/**
 * What a figure is, and how far off it may be.
 *
 * @param value as it was measured
 * @param low the lower end with a certainty that holds for all figures of a report at once
 * @param high the upper end of the same
 * @param near the lower end of the narrower interval, 90 % for this figure alone
 * @param far the upper end of the same
 */
public record Interval(double value, double low, double high, double near, double far) {
    /** Nothing varied, and nothing could have. */
    public static final Interval ZERO = new Interval(0, 0, 0, 0, 0);

    /** The same with the other sign. */
    public Interval negated() {
        return new Interval(0 - value, 0 - high, 0 - low, 0 - far, 0 - near);
    }

    /** With both upper ends at least there. */
    public Interval reaching(double least) {
        return new Interval(value, low, Math.max(high, least), near, Math.max(far, least));
    }
}
