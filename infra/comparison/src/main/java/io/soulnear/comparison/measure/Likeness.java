package io.soulnear.comparison.measure;

/** How much two texts mean the same, by their embeddings. */
public final class Likeness {
    private Likeness() {}

    /** The cosine of two vectors, from 0 to 1; what points away counts as 0. */
    public static double of(float[] a, float[] b) {
        double dot = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (var i = 0; i < Math.min(a.length, b.length); i++) {
            dot += a[i] * b[i];
            lengthA += a[i] * a[i];
            lengthB += b[i] * b[i];
        }
        var lengths = Math.sqrt(lengthA * lengthB);
        return lengths == 0 ? 0 : Math.clamp(dot / lengths, 0, 1);
    }
}
