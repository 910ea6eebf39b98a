package io.soulnear.profile.style.domain;

/** A style with a name. */
public enum Preset {
    QUICK_SUPPORT(Tone.FRIENDLY, Personality.FRIEND, Length.ULTRA_BRIEF),
    BRIEF_COACH(Tone.MOTIVATING, Personality.COACH, Length.BRIEF),
    DETAILED_FRIEND(Tone.FRIENDLY, Personality.FRIEND, Length.DETAILED),
    BALANCED_MENTOR(Tone.FRIENDLY, Personality.MENTOR, Length.MEDIUM),
    MEDIUM_THERAPIST(Tone.FRIENDLY, Personality.THERAPIST, Length.MEDIUM),
    FORMAL_COACH(Tone.FORMAL, Personality.COACH, Length.MEDIUM);

    private final Style style;

    Preset(Tone tone, Personality personality, Length length) {
        this.style = new Style(tone, personality, length);
    }

    public Style style() {
        return style;
    }
}
