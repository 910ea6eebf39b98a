package io.soulnear.comparison.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as words and sentences. */
public final class Prose {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern INSIDE_WORDS = Pattern.compile("(?<=\\p{L})['’ʼ](?=\\p{L})");
    private static final Pattern AFTER_SENTENCES = Pattern.compile("(?<=[.!?…][»”\"')]?)\\s+|\\n+");
    /** Ends a text that was not cut: a mark, a closing sign behind it, or a picture. */
    private static final Pattern WHOLE = Pattern.compile("[.!?…:)»”\"\\p{So}\\p{Sk}\\uFE0F]\\s*$");

    private Prose() {}

    /** The words in lower case, ё as е; {@code don't} is one. */
    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : BETWEEN_WORDS.split(INSIDE_WORDS
                .matcher(text.toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .replaceAll(""))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** Roughly: what stands between full stops, question marks and the like. */
    public static List<String> sentences(String text) {
        return AFTER_SENTENCES
                .splitAsStream(text.strip())
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** Whether a text breaks off: its end is none of a sentence. Of fewer than four words nothing can be said. */
    public static boolean breaksOff(String text) {
        return words(text).size() >= 4 && !WHOLE.matcher(text).find();
    }
}
