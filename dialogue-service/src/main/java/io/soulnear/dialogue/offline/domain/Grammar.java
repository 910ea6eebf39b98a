package io.soulnear.dialogue.offline.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bends a line to the person: {@code [m|f|n|formal]} holds the forms for a man, a woman, someone of whom it is not known, and for «вы»; with
 * «вы», words of «ты» are replaced, those of a list and all verbs of the second person.
 */
final class Grammar {
    private static final Pattern FORMS =
            Pattern.compile("\\[([^\\[\\]|]*)\\|([^\\[\\]|]*)\\|([^\\[\\]|]*)\\|([^\\[\\]|]*)]");
    /** After these prepositions «тебе» is no dative. */
    private static final Pattern WITHIN = Pattern.compile("(?iU)(\\b(?:в|во|о|об|обо|на|при) )тебе\\b");

    private static final Pattern WORD = Pattern.compile("[\\p{L}]+");
    private static final String[][] ENDINGS = {
        {"ешься", "етесь"}, {"ёшься", "ётесь"}, {"ишься", "итесь"}, {"ешь", "ете"}, {"ёшь", "ёте"}, {"ишь", "ите"}
    };

    private final Map<String, String> formal = new HashMap<>();

    /** @param pairs a word of «ты» and its word of «вы», a space between them; later lines win */
    Grammar(List<String> pairs) {
        for (var pair : pairs) {
            if (!pair.isBlank() && !pair.startsWith("#")) {
                var words = pair.strip().split(" ", 2);
                formal.put(words[0], words.length > 1 ? words[1] : words[0]);
            }
        }
    }

    String bent(String line, Heard.Address address) {
        var form = address.isFormal() && !formal.isEmpty()
                ? 4
                : address.gender().equals("m") ? 1 : address.gender().equals("f") ? 2 : 3;
        var bent = FORMS.matcher(line).replaceAll(forms -> Matcher.quoteReplacement(forms.group(form)));
        return form == 4
                ? WORD.matcher(WITHIN.matcher(bent).replaceAll("$1вас"))
                        .replaceAll(word -> Matcher.quoteReplacement(polite(word.group())))
                : bent;
    }

    private String polite(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        var known = formal.get(lower);
        if (known == null) {
            known = lower;
            for (var ending : ENDINGS) {
                if (lower.endsWith(ending[0]) && lower.length() > ending[0].length() + 1) {
                    known = lower.substring(0, lower.length() - ending[0].length()) + ending[1];
                    break;
                }
            }
        }
        return Character.isUpperCase(word.charAt(0))
                ? known.substring(0, 1).toUpperCase(Locale.ROOT) + known.substring(1)
                : known;
    }
}
