package io.soulnear.quiz.session.domain;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a quiz can be about. */
public enum Category {
    RELATIONSHIPS,
    MONEY,
    CONFIDENCE,
    FEARS;

    /** The name in events, buttons, links and files. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The category of that slug, or null when there is none. */
    public static @Nullable Category ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(category -> category.slug().equals(slug))
                .findFirst()
                .orElse(null);
    }
}
