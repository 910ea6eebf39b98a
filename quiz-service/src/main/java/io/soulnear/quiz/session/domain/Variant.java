package io.soulnear.quiz.session.domain;

import java.util.Locale;

/** Which way a quiz takes; decided by the flags when it begins, and kept to its end. */
public enum Variant {
    /** Eight questions of the bank. */
    FIXED,
    /** From the fourth question on made for the person. */
    DYNAMIC,
    /** Eight questions of the bank, and up to three more that follow from the first five answers. */
    ADAPTIVE,
    /** Made for the person, and up to three more. */
    DYNAMIC_ADAPTIVE;

    /** The variant for those flags. */
    public static Variant of(Flag... on) {
        var flags = java.util.Set.of(on);
        if (flags.contains(Flag.DYNAMIC)) {
            return flags.contains(Flag.ADAPTIVE) ? DYNAMIC_ADAPTIVE : DYNAMIC;
        }
        return flags.contains(Flag.ADAPTIVE) ? ADAPTIVE : FIXED;
    }

    /** What can be switched. */
    public enum Flag {
        DYNAMIC,
        ADAPTIVE
    }

    public boolean isDynamic() {
        return this == DYNAMIC || this == DYNAMIC_ADAPTIVE;
    }

    public boolean isAdaptive() {
        return this == ADAPTIVE || this == DYNAMIC_ADAPTIVE;
    }

    /** The name in events, metrics and rows. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The variant of that slug.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Variant ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
