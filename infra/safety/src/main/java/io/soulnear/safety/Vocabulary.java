package io.soulnear.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of one alphabet that phrases are made of; several phrasebooks can share them. Finds those that a typed word may be, one slip of typing in a longer word included. */
final class Vocabulary {
    /** Words from this length may have one letter missing, added, replaced or swapped; shorter ones only two letters swapped. */
    private static final int FORGIVING = 6;

    /** Whether a slip of typing makes another word of it. */
    enum Spelling {
        EXACT,
        FORGIVEN
    }

    private record Entry(int id, String text, int letters) {}

    private final Alphabet alphabet;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, BitSet> exact = new HashMap<>();
    private final Map<String, BitSet> stems = new HashMap<>();
    /** By {@link #key}: so that no other words need a look. */
    private final Map<Integer, List<Entry>> forgivingWords = new HashMap<>();

    private final Map<Integer, List<Entry>> forgivingStems = new HashMap<>();
    private int longest;

    Vocabulary(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    Alphabet alphabet() {
        return alphabet;
    }

    /**
     * The number of a word ({@code word}) or of a beginning ({@code word*}), given out at the first asking.
     *
     * @param spelling whether a slip of typing in it is forgiven
     */
    int id(String plain, boolean stem, Spelling spelling) {
        var key = spelling + plain + (stem ? "*" : "");
        var known = ids.get(key);
        if (known != null) {
            return known;
        }
        int id = ids.size();
        ids.put(key, id);
        (stem ? stems : exact).computeIfAbsent(plain, _ -> new BitSet()).set(id);
        if (spelling == Spelling.FORGIVEN && plain.length() >= (stem ? FORGIVING : 4)) {
            longest = Math.max(longest, plain.length());
            (stem ? forgivingStems : forgivingWords)
                    .computeIfAbsent(key(plain, plain.length()), _ -> new ArrayList<>())
                    .add(new Entry(id, plain, lettersByLength(plain)[plain.length()]));
        }
        return id;
    }

    /** The ids of the words that {@code word} may be; a star in it stands for a hidden letter. */
    BitSet matches(String word) {
        var star = word.indexOf('*');
        if (star < 0) {
            return matchesAsItStands(word);
        }
        var hidden = alphabet.hidden();
        var found = new BitSet(ids.size());
        for (int i = 0; i < hidden.length(); i++) {
            found.or(matchesAsItStands(word.replace('*', hidden.charAt(i))));
        }
        return found;
    }

    private BitSet matchesAsItStands(String word) {
        var found = new BitSet(ids.size());
        mark(found, exact.get(word));
        for (int length = 2; length <= word.length(); length++) {
            mark(found, stems.get(word.substring(0, length)));
        }
        if (word.length() >= 4) {
            forgive(word, found);
        }
        return found;
    }

    private void forgive(String word, BitSet found) {
        var letters = lettersByLength(word);
        int most = Math.min(word.length() + 1, longest);
        for (int size = word.length() - 1; size <= most; size++) {
            for (var entry : forgivingWords.getOrDefault(key(word, size), List.of())) {
                if (similar(entry.letters, letters[word.length()]) && slip(word, entry.text)) {
                    found.set(entry.id);
                }
            }
        }
        for (int size = FORGIVING; size <= most; size++) {
            for (var entry : forgivingStems.getOrDefault(key(word, size), List.of())) {
                for (int length = size - 1; length <= Math.min(size + 1, word.length()); length++) {
                    if (similar(entry.letters, letters[length]) && slip(word.substring(0, length), entry.text)) {
                        found.set(entry.id);
                    }
                }
            }
        }
    }

    /** Of the first letter, where a slip is not forgiven, and the number of letters. */
    private static int key(String word, int size) {
        return size << Character.SIZE | word.charAt(0);
    }

    private static void mark(BitSet found, @Nullable BitSet ids) {
        if (ids != null) {
            found.or(ids);
        }
    }

    /** A cheap refusal: with one slip between them two words differ in at most two kinds of letters. */
    private static boolean similar(int a, int b) {
        return Integer.bitCount(a ^ b) <= 2;
    }

    /** For each length the kinds of letters that a beginning of so many letters has, as bits. */
    private static int[] lettersByLength(String word) {
        var letters = new int[word.length() + 1];
        for (int i = 0; i < word.length(); i++) {
            letters[i + 1] = letters[i] | 1 << (word.charAt(i) & 31);
        }
        return letters;
    }

    /** Whether the two differ by exactly one slip: a letter more, less or other (in longer words), or two neighbours swapped. */
    private static boolean slip(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int head = 0;
        while (head < shorter && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        int restA = a.length() - head - tail;
        int restB = b.length() - head - tail;
        var swapped = restA == 2
                && restB == 2
                && a.charAt(head) == b.charAt(head + 1)
                && a.charAt(head + 1) == b.charAt(head);
        return swapped || (b.length() >= FORGIVING && restA <= 1 && restB <= 1);
    }
}
