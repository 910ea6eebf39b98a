package io.soulnear.profile.style.domain;

/** How replies sound. */
public enum Tone {
    FORMAL,
    FRIENDLY,
    SARCASTIC,
    MOTIVATING
}
