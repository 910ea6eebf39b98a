package io.soulnear.safety;

import java.util.BitSet;
import java.util.List;

/**
 * Words in a row, with a few others allowed in between.
 *
 * @param matter what it is a sign of
 * @param weight how much it says of that
 */
record Phrase(List<Slot> slots, String matter, int weight) {
    /** What a text must weigh: that much says one phrase of the wording, or several signs together. */
    static final int ENOUGH = 4;

    /** Any number of other words, over the ends of sentences too. */
    static final int BEYOND = Integer.MAX_VALUE;

    /** One place of a phrase: the words that fit, how many others may stand before it, and whether it may be left out. */
    record Slot(BitSet fits, int gap, boolean optional) {}

    /** Says all by itself. */
    Phrase(List<Slot> slots) {
        this(slots, "said", ENOUGH);
    }

    Phrase {
        slots = List.copyOf(slots);
        if (slots.isEmpty() || slots.getFirst().optional()) {
            throw new IllegalArgumentException("A phrase begins with a word");
        }
    }

    /** Where a phrase may be looked for: what each word is, which words count, which never stand in between, where sentences end. */
    interface Place {
        int size();

        boolean fits(int index, BitSet words);

        boolean passable(int index);

        boolean endsBefore(int index);
    }

    /** Marks the words of the phrase, when it begins at {@code from}, in {@code taken}. */
    boolean foundAt(int from, Place place, BitSet taken) {
        if (!place.fits(from, slots.getFirst().fits())) {
            return false;
        }
        return follow(1, from, place, taken) && mark(taken, from);
    }

    private boolean follow(int slot, int previous, Place place, BitSet taken) {
        if (slot == slots.size()) {
            return true;
        }
        var wanted = slots.get(slot);
        var beyond = wanted.gap() == BEYOND;
        for (int at = previous + 1; at < place.size() && at - previous - 1 <= wanted.gap(); at++) {
            if (!beyond && place.endsBefore(at)) {
                break;
            }
            if (place.fits(at, wanted.fits()) && follow(slot + 1, at, place, taken)) {
                return mark(taken, at);
            }
            if (!beyond && !place.passable(at)) {
                break;
            }
        }
        return wanted.optional() && follow(slot + 1, previous, place, taken);
    }

    private static boolean mark(BitSet taken, int index) {
        taken.set(index);
        return true;
    }
}
