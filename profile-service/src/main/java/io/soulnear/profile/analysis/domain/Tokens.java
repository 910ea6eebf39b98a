package io.soulnear.profile.analysis.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Texts as words: lower case, ё as е, without marks and punctuation, each with the way back to its letters. */
public final class Tokens {
    private Tokens() {}

    /**
     * One word.
     *
     * @param word as it is compared
     * @param start where it begins in the text
     * @param end where it ends, exclusive
     */
    public record Token(String word, int start, int end) {}

    /** The words of a text, in order. */
    public static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        var word = new StringBuilder();
        var start = 0;
        var end = 0;
        for (var at = 0; at < text.length(); ) {
            var codePoint = text.codePointAt(at);
            var next = at + Character.charCount(codePoint);
            if (Character.isLetterOrDigit(codePoint)) {
                if (word.isEmpty()) {
                    start = at;
                }
                var marked = endOfMarks(text, next);
                word.appendCodePoint(folded(text, at, marked, codePoint));
                next = marked;
                end = next;
            } else if (!isApostrophe(codePoint) && !isMark(codePoint)) {
                flush(tokens, word, start, end);
            }
            at = next;
        }
        flush(tokens, word, start, end);
        return tokens;
    }

    /** Whether two texts are the same words. */
    public static boolean sameWords(String one, String other) {
        return words(one).equals(words(other));
    }

    /** The words alone. */
    public static List<String> words(String text) {
        return of(text).stream().map(Token::word).toList();
    }

    private static void flush(List<Token> tokens, StringBuilder word, int start, int end) {
        if (!word.isEmpty()) {
            tokens.add(new Token(word.toString(), start, end));
            word.setLength(0);
        }
    }

    /** A letter with its marks as one letter: й typed as two code points is й, piled-up marks fall off. */
    private static int folded(String text, int start, int end, int codePoint) {
        var whole = end - start == Character.charCount(codePoint)
                ? codePoint
                : Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFC)
                        .codePointAt(0);
        var lower = Character.toLowerCase(whole);
        return lower == 'ё' ? 'е' : lower;
    }

    private static int endOfMarks(String text, int from) {
        var at = from;
        while (at < text.length() && isMark(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static boolean isApostrophe(int codePoint) {
        return codePoint == '\'' || codePoint == '’' || codePoint == 'ʼ' || codePoint == '`';
    }
}
