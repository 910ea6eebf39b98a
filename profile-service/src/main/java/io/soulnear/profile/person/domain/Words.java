package io.soulnear.profile.person.domain;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a person typed, reduced to bare words: case, punctuation and the dots of ё do not matter. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\\p{Nd}+|\\p{L}+");

    private Words() {}

    /** The words and numbers in order, in lower case; a number glued to a word stands on its own. */
    static List<String> of(String typed) {
        return WORD.matcher(typed.toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    static String phrase(String typed) {
        return String.join(" ", of(typed));
    }

    /** Whether the person would rather not answer. */
    static boolean decline(String typed) {
        return switch (phrase(typed)) {
            case "skip",
                    "prefer not to say",
                    "i prefer not to say",
                    "rather not say",
                    "пропустить",
                    "пропусти",
                    "пропуск",
                    "пропускаю",
                    "не скажу",
                    "не хочу говорить",
                    "предпочитаю не говорить" -> true;
            default -> false;
        };
    }
}
