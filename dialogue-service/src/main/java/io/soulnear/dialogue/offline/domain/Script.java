package io.soulnear.dialogue.offline.domain;

import java.util.Locale;

/** In which of the two languages a text is written, by its letters. */
final class Script {
    private static final int ENOUGH = 8;

    private Script() {}

    /** The language of the text when it is plainly the other one, else {@code preferred}. */
    static Locale of(String text, Locale preferred) {
        int cyrillic = 0;
        int latin = 0;
        for (int i = 0; i < text.length(); i++) {
            var c = Character.toLowerCase(text.charAt(i));
            if (c >= 'а' && c <= 'ё') {
                cyrillic++;
            } else if (c >= 'a' && c <= 'z') {
                latin++;
            }
        }
        if (latin == 0 && cyrillic > 0) {
            return Locale.of("ru");
        }
        return cyrillic == 0 && latin >= ENOUGH ? Locale.ENGLISH : preferred;
    }
}
