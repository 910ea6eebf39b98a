package io.soulnear.profile.analysis.domain;

/**
 * How a person seemed to feel in one message.
 *
 * @param name in English, for machines only
 * @param valence from -1, very unpleasant, to 1, very pleasant
 */
public record Mood(String name, double valence, Stress stress, Energy energy) {
    public Mood {
        if (!(valence >= -1 && valence <= 1)) {
            throw new IllegalArgumentException("A valence is from -1 to 1");
        }
    }

    /** How tense. */
    public enum Stress {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    /** How much strength. */
    public enum Energy {
        LOW,
        MEDIUM,
        HIGH
    }
}
