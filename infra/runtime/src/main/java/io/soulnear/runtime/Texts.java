package io.soulnear.runtime;

import jakarta.inject.Singleton;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the service says to people: {@code messages_ru.properties} and {@code messages_en.properties}. */
@Singleton
public final class Texts {
    private final ResourceBundle russian = bundle(Language.RU);
    private final ResourceBundle english = bundle(Language.EN);

    /** A bundle that is missing stops the start. */
    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                "messages",
                Locale.of(language.code()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The text in that language, with <code>{0}</code>, <code>{1}</code> … filled in; apostrophes stand for themselves.
     *
     * @throws java.util.MissingResourceException when the bundle has no such key
     */
    public String get(Language language, String key, Object... args) {
        var bundle =
                switch (language) {
                    case RU -> russian;
                    case EN -> english;
                };
        var text = bundle.getString(key);
        return args.length == 0
                ? text
                : new MessageFormat(text.replace("''", "'").replace("'", "''"), Locale.of(language.code()))
                        .format(args);
    }
}
