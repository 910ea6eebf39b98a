package io.soulnear.safety;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;

/**
 * How much a text is like what people wrote in a crisis, by the groups of letters that its words are made of: it knows inflections, slips
 * and turns of phrase that no list has. What each group says was learned from the labelled sets ({@code LikenessLearning}); a group
 * shares its place with others, since there are more groups than places.
 *
 * @param says what a group says for a crisis, or against it, in units of {@code unit}
 * @param bias what is said for a text of which nothing is known
 */
record Likeness(byte[] says, float unit, float bias) {
    static final int PLACES = 1 << 15;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    /** Reads what {@code LikenessLearning} wrote. */
    static Likeness read(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        var unit = data.readFloat();
        var bias = data.readFloat();
        return new Likeness(data.readNBytes(PLACES), unit, bias);
    }

    /** The logarithm of the odds that the text is of a crisis, for as many crises as ordinary texts. */
    double of(Words words) {
        var groups = groups(words);
        long sum = 0;
        for (int place = groups.nextSetBit(0); place >= 0; place = groups.nextSetBit(place + 1)) {
            sum += says[place];
        }
        return bias + sum * unit * share(groups);
    }

    /** What one of so many groups counts, so that long texts weigh no more than short ones. */
    static double share(BitSet groups) {
        return 1 / Math.sqrt(groups.cardinality() + 1.0);
    }

    /** The places of all groups of letters: parts of words, with their ends, and each word with the one before it. */
    static BitSet groups(Words words) {
        var groups = new BitSet(PLACES);
        var before = "";
        for (int i = 0; i < words.size(); i++) {
            var word = " " + words.at(i) + " ";
            for (int from = 0; from < word.length(); from++) {
                int hash = 0;
                for (int to = from; to < Math.min(word.length(), from + LONGEST); to++) {
                    hash = hash * 31 + word.charAt(to);
                    if (to - from >= SHORTEST - 1) {
                        groups.set(place(hash));
                    }
                }
            }
            groups.set(place((before + word).hashCode()));
            before = words.at(i);
        }
        return groups;
    }

    /** Spreads hashes evenly (the finalizer of MurmurHash3). */
    private static int place(int hash) {
        int h = hash;
        h = (h ^ h >>> 16) * 0x85eb_ca6b;
        h = (h ^ h >>> 13) * 0xc2b2_ae35;
        return (h ^ h >>> 16) & PLACES - 1;
    }
}
