package io.soulnear.dialogue.prompt.domain;

import java.util.Locale;

/** The parts of life that messages and patterns belong to. */
public enum Topic {
    RELATIONSHIPS,
    MONEY,
    CONFIDENCE,
    FEARS,
    WORK,
    HEALTH,
    SELF;

    /** As events and data files name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
