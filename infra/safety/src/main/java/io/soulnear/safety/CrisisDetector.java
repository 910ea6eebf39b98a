package io.soulnear.safety;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks at every text for the wording of a crisis, in all languages at once: people do not always write in the language of their settings. */
public final class CrisisDetector {
    private static final Locale RUSSIAN = Locale.of("ru");

    private final Map<Locale, Phrasebook> books;

    /** @param books the wording per language, asked in this order */
    public CrisisDetector(Map<Locale, Phrasebook> books) {
        this.books = new LinkedHashMap<>(books);
    }

    /** The language in which the text speaks of a crisis; empty when it does not. */
    public Optional<Locale> detect(String text) {
        for (var book : books.entrySet()) {
            if (book.getValue().isFoundIn(text)) {
                return Optional.of(book.getKey());
            }
        }
        var russian = books.get(RUSSIAN);
        if (russian != null && Transliteration.isPossible(text) && russian.isWordedIn(Transliteration.cyrillic(text))) {
            return Optional.of(RUSSIAN);
        }
        return Optional.empty();
    }
}
