package io.soulnear.comparison.measure;

/**
 * How good an answer is, each from 1 to 10.
 *
 * @param relevance whether it answers this person and this message
 * @param depth whether it goes below the surface of what was said
 * @param usefulness whether the person can do something with it: think on, try, or feel understood
 * @param style whether it keeps the tone, the personality and the length that the person has chosen
 */
public record Scores(double relevance, double depth, double usefulness, double style) {
    public Scores {
        for (var score : new double[] {relevance, depth, usefulness, style}) {
            if (!(score >= 1 && score <= 10)) {
                throw new IllegalArgumentException("Scores go from 1 to 10");
            }
        }
    }

    /** The mean of the four. */
    public double overall() {
        return (relevance + depth + usefulness + style) / 4;
    }

    /** The mean of two scorings. */
    public Scores and(Scores other) {
        return new Scores(
                (relevance + other.relevance) / 2,
                (depth + other.depth) / 2,
                (usefulness + other.usefulness) / 2,
                (style + other.style) / 2);
    }
}
