package io.soulnear.profile.analysis.domain;

/**
 * From which similarity on two themes are one, and from which on they are related; both from 0 to 1.
 *
 * @param same merged at this cosine similarity or more
 * @param related related at this or more, and less than {@code same}
 */
public record Thresholds(double same, double related) {
    public Thresholds {
        if (!(related > 0 && related <= same && same <= 1)) {
            throw new IllegalArgumentException("related is above 0 and at most same, same is at most 1");
        }
    }
}
