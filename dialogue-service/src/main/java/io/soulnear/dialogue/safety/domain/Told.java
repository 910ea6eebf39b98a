package io.soulnear.dialogue.safety.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a model was told before it replied, prepared for many looks at a reply that grows. Immutable. */
public final class Told {
    /** So many words in a row are no coincidence. */
    private static final int RUN = 8;

    /** Data stands between tags of their own; a person may be told what is theirs. */
    private static final Pattern FENCED = Pattern.compile("<([a-z][a-z_-]*)[^<>]*>.*?</\\1>", Pattern.DOTALL);

    private static final Pattern TAG = Pattern.compile("</?[a-z][a-z_-]*>|\\{\\{|\\}\\}");
    private static final Set<String> ORDINARY = Set.of(
            "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<s>", "</s>", "<a>", "</a>", "<code>", "</code>", "<pre>",
            "</pre>");

    private final Set<String> runs = new HashSet<>();
    private final Set<String> tags = new HashSet<>();
    private final String digitsKnown;
    private final String known;

    /**
     * @param instructions the system prompt as it was sent; what it fences in tags counts as data of the person
     * @param said what was said in this talk and may be said again: the person's messages, the earlier replies
     */
    public Told(String instructions, Collection<String> said) {
        var words = words(FENCED.matcher(instructions).replaceAll(" "));
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + RUN)));
        }
        var tag = TAG.matcher(instructions);
        while (tag.find()) {
            if (!ORDINARY.contains(tag.group())) {
                tags.add(tag.group());
            }
        }
        known = (instructions + '\n' + String.join("\n", said)).toLowerCase(Locale.ROOT);
        digitsKnown = digits(known);
        for (var text : said) {
            var own = words(text);
            for (int i = 0; i + RUN <= own.size(); i++) {
                runs.remove(String.join(" ", own.subList(i, i + RUN)));
            }
        }
    }

    boolean isRepeatedIn(String reply) {
        if (tags.stream().anyMatch(reply::contains)) {
            return true;
        }
        var words = words(reply);
        for (int i = 0; i + RUN <= words.size(); i++) {
            if (runs.contains(String.join(" ", words.subList(i, i + RUN)))) {
                return true;
            }
        }
        return false;
    }

    boolean mentions(String address) {
        return known.contains(address.toLowerCase(Locale.ROOT));
    }

    boolean mentionsNumber(String number) {
        return digitsKnown.contains(digits(number));
    }

    /** The digits, with what separates numbers kept apart: spaces and hyphens belong to a number. */
    static String digits(String text) {
        return text.replaceAll("(?<=\\d)[ \\u00A0()-]+(?=\\d)", "").replaceAll("[^0-9]+", " ");
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : text.toLowerCase(Locale.ROOT).replace('ё', 'е').split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
