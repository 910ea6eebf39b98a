package io.soulnear.profile.analysis.domain;

/** A part of life that a pattern belongs to. */
public enum Topic {
    RELATIONSHIPS,
    MONEY,
    CONFIDENCE,
    FEARS,
    WORK,
    HEALTH,
    SELF
}
