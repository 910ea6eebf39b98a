package io.soulnear.runtime;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages that SoulNear speaks. */
public enum Language {
    RU,
    EN;

    /** Where the first contact is likelier to read Russian than English. */
    private static final Set<String> RUSSIAN_LIKELIER =
            Set.of("ru", "uk", "be", "kk", "ky", "uz", "tg", "tk", "az", "hy", "ka", "tt", "ba", "cv", "ce", "mo");

    /** The language for a first contact, from Telegram's {@code language_code} (an IETF tag); English without one. */
    public static Language of(@Nullable String languageCode) {
        if (languageCode == null) {
            return EN;
        }
        var primary = languageCode.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return RUSSIAN_LIKELIER.contains(primary) ? RU : EN;
    }

    /** {@code ru} or {@code en}, as events and bundles name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
