package io.soulnear.profile.style.domain;

/** How a person wants to be answered. */
public record Style(Tone tone, Personality personality, Length length) {
    /** Until the person says otherwise. */
    public static final Style DEFAULT = new Style(Tone.FRIENDLY, Personality.FRIEND, Length.MEDIUM);

    public Style with(Tone other) {
        return new Style(other, personality, length);
    }

    public Style with(Personality other) {
        return new Style(tone, other, length);
    }

    public Style with(Length other) {
        return new Style(tone, personality, other);
    }
}
