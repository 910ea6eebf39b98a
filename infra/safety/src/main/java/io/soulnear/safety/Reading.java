package io.soulnear.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A text as words of one alphabet, and what of a vocabulary each may be: read once, however many phrasebooks look at it. */
final class Reading {
    private final Words words;
    private final List<BitSet> meanings = new ArrayList<>();
    private final BitSet mentioned = new BitSet();

    /** A text without a letter of the alphabet has no words in it. */
    Reading(String text, Vocabulary vocabulary) {
        var alphabet = vocabulary.alphabet();
        words = Words.of(alphabet.isUsedIn(text) ? text : "", alphabet);
        for (int i = 0; i < words.size(); i++) {
            var meaning = vocabulary.matches(words.at(i));
            var other = words.otherAt(i);
            if (other != null) {
                meaning.or(vocabulary.matches(other));
            }
            meanings.add(meaning);
            mentioned.or(meaning);
        }
    }

    Words words() {
        return words;
    }

    /** Whether the word may be one of those. */
    boolean is(int index, BitSet wanted) {
        return meanings.get(index).intersects(wanted);
    }

    /** What any of the words may be. */
    BitSet mentioned() {
        return mentioned;
    }
}
