package io.soulnear.profile.analysis.offline;

import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The lexicons of both languages, read once. */
@Singleton
final class Lexicons {
    private final Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);

    Lexicons() {
        for (var language : Language.values()) {
            lexicons.put(language, Lexicon.of(language));
        }
    }

    Lexicon of(Language language) {
        return Objects.requireNonNull(lexicons.get(language));
    }
}
