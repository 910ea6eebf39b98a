package io.soulnear.dialogue.wording.domain;

import java.util.Locale;

/** How long replies may be, as the person has chosen. */
public enum Length {
    ULTRA_BRIEF(50),
    BRIEF(100),
    MEDIUM(300),
    DETAILED(600);

    private final int words;

    Length(int words) {
        this.words = words;
    }

    /** The most words of a reply. */
    public int words() {
        return words;
    }

    /** The length of that code ({@code ultra_brief}); medium, the default, for one that is unknown. */
    public static Length of(String code) {
        for (var length : values()) {
            if (length.name().toLowerCase(Locale.ROOT).equals(code)) {
                return length;
            }
        }
        return MEDIUM;
    }
}
