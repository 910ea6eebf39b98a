package io.soulnear.quiz.muse;

import io.soulnear.runtime.Language;
import java.util.List;
import java.util.Locale;

/** Whether a text of a model may be shown: in the right language, without links, and without the words of a clinic. */
final class Taste {
    private static final List<String> UNWANTED = List.of(
            "http",
            "www.",
            "t.me/",
            "диагноз",
            "депресс",
            "расстройств",
            "симптом",
            "патолог",
            "психиатр",
            "невроз",
            "diagnos",
            "disorder",
            "depress",
            "symptom",
            "patholog",
            "psychiatr",
            "neuros",
            "as an ai",
            "языковая модель");

    private static final double MOSTLY = 0.7;

    private Taste() {}

    static boolean accepts(String text, Language language) {
        var plain = text.toLowerCase(Locale.ROOT);
        return isIn(language, text)
                && UNWANTED.stream().noneMatch(plain::contains)
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '<' || c == '{');
    }

    private static boolean isIn(Language language, String text) {
        var letters = text.codePoints().filter(Character::isLetter).toArray();
        var script =
                switch (language) {
                    case RU -> Character.UnicodeScript.CYRILLIC;
                    case EN -> Character.UnicodeScript.LATIN;
                };
        long ours = 0;
        for (var letter : letters) {
            if (Character.UnicodeScript.of(letter) == script) {
                ours++;
            }
        }
        return letters.length > 0 && ours >= MOSTLY * letters.length;
    }
}
