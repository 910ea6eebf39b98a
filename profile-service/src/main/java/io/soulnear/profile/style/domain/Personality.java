package io.soulnear.profile.style.domain;

/** Who seems to be talking. */
public enum Personality {
    MENTOR,
    FRIEND,
    COACH,
    THERAPIST
}
