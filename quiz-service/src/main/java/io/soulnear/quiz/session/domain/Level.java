package io.soulnear.quiz.session.domain;

import java.util.Locale;

/** The steps of a scale, from none to most. */
public enum Level {
    NEVER,
    RARELY,
    SOMETIMES,
    OFTEN,
    ALWAYS;

    /** 0 for never … 4 for always. */
    public int points() {
        return ordinal();
    }

    /** The name in events and files. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
