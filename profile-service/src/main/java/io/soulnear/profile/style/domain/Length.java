package io.soulnear.profile.style.domain;

/** How long replies are at most. */
public enum Length {
    ULTRA_BRIEF(50),
    BRIEF(100),
    MEDIUM(300),
    DETAILED(600);

    private final int words;

    Length(int words) {
        this.words = words;
    }

    /** The most words that a reply has. */
    public int words() {
        return words;
    }
}
