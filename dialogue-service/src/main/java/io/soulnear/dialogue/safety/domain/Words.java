package io.soulnear.dialogue.safety.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as plain words of one alphabet: lower case, without marks, invisible characters, apostrophes and doubled letters, spelt as they
 * sound; lookalikes are replaced, and letters typed apart ("d i e") are joined.
 */
final class Words {
    /** That many single letters in a row are a word typed apart: fewer are ordinary in both languages ("я и в"). */
    private static final int APART = 4;

    private final Alphabet alphabet;
    private final List<String> all = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();
    /** For each word whether a sentence ends behind it. */
    private final List<Boolean> last = new ArrayList<>();

    private final StringBuilder word = new StringBuilder();
    private int singles;

    private Words(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    static Words of(String text, Alphabet alphabet) {
        var words = new Words(alphabet);
        words.read(Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT));
        return words;
    }

    /** One word as the alphabet spells it; used for the phrases that are looked for. */
    static String plain(String word, Alphabet alphabet) {
        var words = of(word, alphabet).all;
        if (words.size() != 1) {
            throw new IllegalArgumentException("Not one word: " + word);
        }
        return words.getFirst();
    }

    int size() {
        return all.size();
    }

    String at(int index) {
        return all.get(index);
    }

    boolean endsSentence(int index) {
        return last.get(index);
    }

    /** The words that were typed apart; they may hold several words in a row. */
    List<String> joined() {
        return joined;
    }

    private void read(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || (isStandIn(c) && inside(text, i))) {
                word.append(c);
            } else if (!isInvisible(c)) {
                separate(text, i);
            }
        }
        endWord();
        endApart();
    }

    private void separate(String text, int i) {
        endWord();
        var c = text.charAt(i);
        var next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
        if (Character.isWhitespace(c) && Character.isWhitespace(next)) {
            endApart();
        }
        var stops = c == '.' || c == '!' || c == '?' || c == ';';
        var ellipsis = c == '.' && i > 0 && text.charAt(i - 1) == '.';
        if (stops && !ellipsis && Character.isWhitespace(next) && !last.isEmpty()) {
            endApart();
            last.set(last.size() - 1, true);
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        var single = word.length() == 1;
        if (!single) {
            endApart();
        }
        add(spelt(word));
        singles = single ? singles + 1 : 0;
        word.setLength(0);
    }

    private void endApart() {
        if (singles >= APART) {
            var from = all.size() - singles;
            var whole = spelt(new StringBuilder(String.join("", all.subList(from, all.size()))));
            all.subList(from, all.size()).clear();
            last.subList(from, last.size()).clear();
            add(whole);
            joined.add(whole);
        }
        singles = 0;
    }

    private void add(String spelt) {
        if (!spelt.isEmpty()) {
            all.add(spelt);
            last.add(false);
        }
    }

    private String spelt(CharSequence typed) {
        var own = false;
        for (int i = 0; i < typed.length() && !own; i++) {
            own = alphabet.has(typed.charAt(i));
        }
        var spelt = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            var c = own ? alphabet.sound(alphabet.letter(typed.charAt(i))) : typed.charAt(i);
            if (c != 0 && (spelt.isEmpty() || spelt.charAt(spelt.length() - 1) != c)) {
                spelt.append(c);
            }
        }
        return spelt.toString();
    }

    private static boolean isStandIn(char c) {
        return c == '@' || c == '$';
    }

    private static boolean inside(String text, int i) {
        return i > 0
                && i + 1 < text.length()
                && Character.isLetter(text.charAt(i - 1))
                && Character.isLetter(text.charAt(i + 1));
    }

    /** Marks, format characters (zero-width, direction), apostrophes and the stars of half-hidden words belong to the word around them. */
    private static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> "'’ʼ`´*".indexOf(c) >= 0;
        };
    }
}
