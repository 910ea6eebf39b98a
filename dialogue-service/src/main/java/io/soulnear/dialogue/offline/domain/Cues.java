package io.soulnear.dialogue.offline.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds in a text what its words tell of: each section has whole words, beginnings ({@code word*}) and phrases ({@code two_words}). */
final class Cues {
    private static final int LONGEST_PHRASE = 5;

    private final Map<String, List<String>> exact = new HashMap<>();
    private final Map<String, List<String>> stems = new HashMap<>();

    void add(String section, String words) {
        for (var word : words.split(" ")) {
            var stem = word.endsWith("*");
            var plain = stem ? word.substring(0, word.length() - 1) : word;
            (stem ? stems : exact)
                    .computeIfAbsent(plain, _ -> new ArrayList<>())
                    .add(section);
        }
    }

    /** How much each section is told of, in words. */
    Map<String, Integer> in(List<String> words) {
        var found = new HashMap<String, Integer>();
        for (int from = 0; from < words.size(); from++) {
            var word = words.get(from);
            for (int length = 2; length <= word.length(); length++) {
                count(found, stems.get(word.substring(0, length)), 1);
            }
            var phrase = new StringBuilder();
            for (int to = from; to < Math.min(words.size(), from + LONGEST_PHRASE); to++) {
                phrase.append(phrase.isEmpty() ? "" : "_").append(words.get(to));
                count(found, exact.get(phrase.toString()), to - from + 1);
            }
        }
        return found;
    }

    private static void count(Map<String, Integer> found, @Nullable List<String> sections, int weight) {
        if (sections != null) {
            sections.forEach(section -> found.merge(section, weight, Integer::sum));
        }
    }

    /** The words of a text in lower case, ё as е, apostrophes left out. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.append(c == 'ё' || c == 'Ё' ? 'е' : c);
            } else if (c != '\'' && c != '’' && !word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
