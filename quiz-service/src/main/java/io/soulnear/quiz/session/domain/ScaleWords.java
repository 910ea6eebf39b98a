package io.soulnear.quiz.session.domain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways in which people write a step of the scale, in all languages. */
public final class ScaleWords {
    private final Map<String, Level> levels = new HashMap<>();

    /** @throws IllegalArgumentException when a word stands for two levels */
    public ScaleWords(Map<String, Level> words) {
        words.forEach((word, level) -> {
            var before = levels.put(plain(word), level);
            if (before != null && before != level) {
                throw new IllegalArgumentException("\"" + word + "\" stands for two levels");
            }
        });
    }

    /** The level that the text clearly means, or null. */
    @Nullable
    Level meantBy(String text) {
        return levels.get(plain(text));
    }

    /** Letters and digits only, lower case, one space between words, ё as е. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
    }
}
