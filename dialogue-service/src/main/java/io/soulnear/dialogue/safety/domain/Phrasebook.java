package io.soulnear.dialogue.safety.domain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The wording of one matter in one language, and the everyday phrases that only sound like it. Immutable once read; safe for many threads. */
public final class Phrasebook {
    /** How many other words may stand between two of a phrase; an everyday phrase is taken at its word. */
    private static final int ASIDE = 1;

    private static final int FAR = 3;
    /** Shorter phrases, written without spaces, would be found in ordinary words. */
    private static final int UNMISTAKABLE = 7;

    /** Words that stand for one another have one name. */
    private static final Pattern CLASS = Pattern.compile("@([a-z]+)(?! *=)");

    private final Alphabet alphabet;
    private final Vocabulary vocabulary = new Vocabulary();
    private final List<Phrase> crisis = new ArrayList<>();
    private final List<Phrase> everyday = new ArrayList<>();
    private final BitSet crisisStarts = new BitSet();
    private final BitSet everydayStarts = new BitSet();
    private final Set<String> withoutSpaces = new HashSet<>();
    private final BitSet neverBetween = new BitSet();

    private Phrasebook(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    /** Reads lines in the syntax that {@code wording_ru.txt} explains, for a language in Cyrillic letters. */
    public static Phrasebook cyrillic(List<String> lines) {
        return read(Alphabet.CYRILLIC, lines);
    }

    /** Reads lines in the syntax that {@code wording_ru.txt} explains, for a language in Latin letters. */
    public static Phrasebook latin(List<String> lines) {
        return read(Alphabet.LATIN, lines);
    }

    private static Phrasebook read(Alphabet alphabet, List<String> lines) {
        var book = new Phrasebook(alphabet);
        var classes = new HashMap<String, String>();
        for (var written : lines) {
            var line = CLASS.matcher(written).replaceAll(name -> classes.getOrDefault(name.group(1), name.group()));
            if (line.startsWith("@")) {
                classes.put(
                        line.substring(1, line.indexOf(' ')),
                        line.substring(line.indexOf('=') + 1).strip());
            } else if (line.startsWith("! ")) {
                for (var word : line.substring(2).split(" ")) {
                    book.neverBetween.or(book.fits(word));
                }
            } else if (line.startsWith("- ")) {
                book.add(line.substring(2), 0, book.everyday, book.everydayStarts);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                book.add(line, ASIDE, book.crisis, book.crisisStarts);
                book.remember(line);
            }
        }
        return book;
    }

    /** Whether the text has the wording. Microseconds for a message of ordinary length. */
    public boolean isFoundIn(String text) {
        var words = Words.of(text, alphabet);
        for (var run : words.joined()) {
            for (var phrase : withoutSpaces) {
                if (run.contains(phrase)) {
                    return true;
                }
            }
        }
        var place = new Text(words);
        if (!place.mentions(crisisStarts)) {
            return false;
        }
        if (place.mentions(everydayStarts)) {
            find(everyday, place);
        }
        return find(crisis, place);
    }

    private static boolean find(List<Phrase> phrases, Text text) {
        var found = false;
        var used = new BitSet();
        for (var phrase : phrases) {
            for (int from = 0; from < text.size(); from++) {
                found |= phrase.foundAt(from, text, used);
            }
        }
        text.everyday.or(used);
        return found;
    }

    private void add(String line, int near, List<Phrase> phrases, BitSet starts) {
        for (var variant : variants(line)) {
            var slots = new ArrayList<Phrase.Slot>();
            var gap = near;
            for (var token : variant) {
                if (token.equals("..")) {
                    gap = FAR;
                } else {
                    var optional = token.startsWith("?");
                    slots.add(new Phrase.Slot(fits(optional ? token.substring(1) : token), gap, optional));
                    gap = optional ? gap : near;
                }
            }
            phrases.add(new Phrase(slots));
            starts.or(slots.getFirst().fits());
        }
    }

    private BitSet fits(String alternatives) {
        var fits = new BitSet();
        for (var alternative : alternatives.split("\\|")) {
            var stem = alternative.endsWith("*");
            var word = stem ? alternative.substring(0, alternative.length() - 1) : alternative;
            fits.set(vocabulary.id(Words.plain(word, alphabet), stem));
        }
        return fits;
    }

    /** An alternative of several words ({@code my_self}) makes a phrase of its own. */
    private static List<List<String>> variants(String line) {
        List<List<String>> variants = List.of(List.of());
        for (var token : line.strip().split(" +")) {
            var single = new ArrayList<String>();
            var several = new ArrayList<List<String>>();
            for (var alternative : token.split("\\|")) {
                if (alternative.contains("_")) {
                    several.add(List.of(alternative.split("_")));
                } else {
                    single.add(alternative);
                }
            }
            if (!single.isEmpty()) {
                several.add(List.of(String.join("|", single)));
            }
            var longer = new ArrayList<List<String>>();
            for (var begun : variants) {
                for (var next : several) {
                    var variant = new ArrayList<>(begun);
                    variant.addAll(next);
                    longer.add(variant);
                }
            }
            variants = longer;
        }
        return variants;
    }

    /** The phrase as it looks with every letter typed apart, when it is long enough to be unmistakable. */
    private void remember(String line) {
        for (var variant : variants(line)) {
            List<String> texts = List.of("");
            for (var token : variant) {
                if (token.equals("..") || token.startsWith("?")) {
                    continue;
                }
                var longer = new ArrayList<String>();
                for (var begun : texts) {
                    for (var alternative : token.split("\\|")) {
                        longer.add(begun + alternative.replace("*", ""));
                    }
                }
                texts = longer.size() > 400 ? List.of() : longer;
            }
            for (var text : texts) {
                var plain = Words.plain(text, alphabet);
                if (plain.length() >= UNMISTAKABLE) {
                    withoutSpaces.add(plain);
                }
            }
        }
    }

    /** The words of one text, while it is looked at. */
    private final class Text implements Phrase.Place {
        private final Words words;
        private final List<BitSet> meanings = new ArrayList<>();
        private final BitSet everyday = new BitSet();

        private Text(Words words) {
            this.words = words;
            for (int i = 0; i < words.size(); i++) {
                meanings.add(vocabulary.matches(words.at(i)));
            }
        }

        private boolean mentions(BitSet wanted) {
            return meanings.stream().anyMatch(meaning -> meaning.intersects(wanted));
        }

        @Override
        public int size() {
            return words.size();
        }

        @Override
        public boolean fits(int index, BitSet wanted) {
            return !everyday.get(index) && meanings.get(index).intersects(wanted);
        }

        @Override
        public boolean passable(int index) {
            return !meanings.get(index).intersects(neverBetween);
        }

        @Override
        public boolean endsBefore(int index) {
            return words.endsSentence(index - 1);
        }
    }
}
