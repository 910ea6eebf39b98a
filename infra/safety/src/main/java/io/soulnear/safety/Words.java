package io.soulnear.safety;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text as plain words of one alphabet: lower case, without marks, invisible characters, apostrophes and doubled letters, spelt as they
 * sound; lookalikes are replaced, and letters typed apart ("d i e") are joined.
 */
final class Words {
    /** That many single letters in a row are a word typed apart: fewer are ordinary in both languages ("я и в"). */
    private static final int APART = 4;
    /** A sign stands for a letter only near the beginning of a word ("k!ll"): later it ends a sentence without a space behind it. */
    private static final int EARLY = 2;

    private static final String OPENING = "«“„";
    private static final String CLOSING = "»”";

    /** One word; {@code other} is how it may be read besides, when it has a digit of two meanings. */
    private record Word(String text, @Nullable String other, boolean quoted) {}

    private final Alphabet alphabet;
    private final List<Word> all = new ArrayList<>();
    /** For each word whether a sentence ends behind it. */
    private final List<Boolean> last = new ArrayList<>();

    private final List<String> joined = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    /** The letters typed apart so far: of this word, and of all such words in a row. */
    private final StringBuilder apart = new StringBuilder();

    private final StringBuilder row = new StringBuilder();
    private int apartFrom;
    private boolean quoted;

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
        return words.getFirst().text;
    }

    int size() {
        return all.size();
    }

    String at(int index) {
        return all.get(index).text;
    }

    /** How the word may be read besides, or null. */
    @Nullable
    String otherAt(int index) {
        return all.get(index).other;
    }

    boolean isQuoted(int index) {
        return all.get(index).quoted;
    }

    boolean endsSentence(int index) {
        return last.get(index);
    }

    /** What was typed apart, without spaces; it may hold several words. */
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
        endRow();
    }

    private void separate(String text, int i) {
        endWord();
        var c = text.charAt(i);
        var next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
        if (OPENING.indexOf(c) >= 0 || (c == '"' && !quoted)) {
            quoted = true;
        } else if (CLOSING.indexOf(c) >= 0 || c == '"') {
            quoted = false;
        }
        if (Character.isWhitespace(c) && Character.isWhitespace(next)) {
            endApart();
        }
        var stops = c == '.' || c == '!' || c == '?' || c == ';';
        var ellipsis = c == '.' && i > 0 && text.charAt(i - 1) == '.';
        if (stops && !ellipsis && apart.length() < 2 && Character.isWhitespace(next) && !last.isEmpty()) {
            endApart();
            last.set(last.size() - 1, true);
        } else if (stops && Character.isWhitespace(next)) {
            endApart();
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        if (word.length() == 1) {
            if (apart.isEmpty()) {
                apartFrom = all.size();
            }
            apart.append(word);
            row.append(word);
        } else {
            endApart();
            endRow();
        }
        add(word);
        word.setLength(0);
    }

    private void endApart() {
        if (apart.length() >= APART) {
            all.subList(apartFrom, all.size()).clear();
            last.subList(apartFrom, last.size()).clear();
            add(apart);
        }
        apart.setLength(0);
    }

    private void endRow() {
        if (row.length() >= APART) {
            joined.add(spelt(row, false));
        }
        row.setLength(0);
    }

    private void add(CharSequence typed) {
        var spelt = spelt(typed, false);
        if (!spelt.isEmpty()) {
            var other = alphabet.isAmbiguous(typed) ? spelt(typed, true) : null;
            all.add(new Word(spelt, other, quoted));
            last.add(false);
        }
    }

    private String spelt(CharSequence typed, boolean otherwise) {
        var own = false;
        for (int i = 0; i < typed.length() && !own; i++) {
            own = alphabet.has(typed.charAt(i));
        }
        var spelt = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            var typedChar = otherwise ? alphabet.otherwise(typed.charAt(i)) : typed.charAt(i);
            var c = own ? alphabet.sound(alphabet.letter(typedChar)) : typedChar;
            if (c != 0 && (spelt.isEmpty() || spelt.charAt(spelt.length() - 1) != c)) {
                spelt.append(c);
            }
        }
        return spelt.toString();
    }

    private boolean isStandIn(char c) {
        return c == '@'
                || c == '$'
                || c == '*'
                || (c == '!' && alphabet == Alphabet.LATIN && (word.length() <= EARLY || word.indexOf("!") > 0));
    }

    private static boolean inside(String text, int i) {
        return i > 0
                && i + 1 < text.length()
                && Character.isLetter(text.charAt(i - 1))
                && Character.isLetter(text.charAt(i + 1));
    }

    /** Marks, format characters (zero-width, direction) and apostrophes belong to the word around them. */
    private static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> "'’ʼ`´*".indexOf(c) >= 0;
        };
    }
}
