package io.soulnear.quiz.session.domain;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The steps of a scale, from none to most. */
public enum Level {
    NEVER(0),
    RARELY(1),
    SOMETIMES(2),
    OFTEN(3),
    ALWAYS(4);

    private final int points;

    Level(int points) {
        this.points = points;
    }

    /** 0 for never … 4 for always. */
    public int points() {
        return points;
    }

    /** The name in events and files. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of that many points, or null when there is none. */
    public static @Nullable Level ofPoints(int points) {
        return Arrays.stream(values())
                .filter(level -> level.points == points)
                .findFirst()
                .orElse(null);
    }
}
