package io.soulnear.quiz.session.domain;

import java.util.Locale;

/** A question that may follow from what stands out. */
public record FollowUp(Question question, Covers covers) {
    /** How many are weighed against each other. */
    public static final int CANDIDATES = 5;

    /** How many of them may be open. */
    public static final int OPEN = 2;

    /** What it sheds light on. */
    public enum Covers {
        /** What pulls in two directions. */
        CONTRADICTION,
        /** What may lie beneath. */
        HIDDEN,
        /** What already helps. */
        RESOURCE;

        /**
         * The one of that name, like {@code hidden}.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Covers ofSlug(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }
}
