package io.soulnear.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The wording of one matter in one language, and the everyday phrases that only sound like it. Immutable once read; safe for many threads. */
public final class Phrasebook {
    /** A text of so few words is about the one that it holds. */
    private static final int ALONE = 3;
    /** So few words after the end of a sentence still belong to it. */
    private static final int AFTERTHOUGHT = 2;
    /** How many words apart signs still belong together. */
    private static final int TOGETHER = 60;
    /** So few words are a hint: there is nothing else that they could be about. */
    private static final int SHORT = 8;
    /** From these odds on (as logarithms) the likeness weighs 1, 2, 3: never enough without a sign. */
    private static final List<Double> LIKE = List.of(0.25, 0.75, 1.5);
    /** How far before a phrase the person may speak of themselves. */
    private static final int NEAR = 3;
    /** How many words may stand between a negation and what it denies ("not really going to"). */
    private static final int ASIDE = 4;

    private final Vocabulary vocabulary;
    private final Phrases certain;
    private final Phrases everyday;
    private final Phrases wording;
    private final Phrases signs;
    private final Set<String> withoutSpaces;
    private final PhrasebookReader.Roles roles;
    private final @Nullable Likeness likeness;

    /**
     * @param lines in the syntax that {@code wording_ru.txt} explains
     * @param vocabulary of the language's alphabet; phrasebooks that share it can share a reading of a text
     * @param likeness what texts of that matter are like; null when only the wording counts
     */
    Phrasebook(List<String> lines, Vocabulary vocabulary, @Nullable Likeness likeness) {
        var read = new PhrasebookReader(vocabulary).read(lines);
        this.vocabulary = vocabulary;
        this.likeness = likeness;
        certain = new Phrases(read.certain);
        everyday = new Phrases(read.everyday);
        wording = new Phrases(read.wording);
        signs = new Phrases(read.signs);
        withoutSpaces = Set.copyOf(read.withoutSpaces);
        roles = read.roles;
    }

    /** In which words it reads a text. */
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether the text has the wording, or is so like texts that have it that one sign more is enough. Microseconds for a message of ordinary length. */
    public boolean isFoundIn(String text) {
        return isFoundIn(new Reading(text, vocabulary));
    }

    /** The same, of a text that was read in the words of this phrasebook. */
    boolean isFoundIn(Reading reading) {
        return isFoundIn(reading, likeness);
    }

    /** Whether the text has the wording itself: for texts whose letters are not those that their writer saw. */
    boolean isWordedIn(String text) {
        return isFoundIn(new Reading(text, vocabulary), null);
    }

    private boolean isFoundIn(Reading reading, @Nullable Likeness likeness) {
        var words = reading.words();
        for (var run : words.joined()) {
            for (var phrase : withoutSpaces) {
                if (run.contains(phrase)) {
                    return true;
                }
            }
        }
        var place = new Text(reading, likeness == null ? Double.NEGATIVE_INFINITY : likeness.of(words));
        if (place.isAlone()) {
            return true;
        }
        if (certain.find(place, new BitSet(), (_, from, taken) -> place.counts(from, taken))) {
            return true;
        }
        if (!wording.find(place, new BitSet(), (_, _, _) -> true) && !signs.weighEnough(place, (_, _) -> true)) {
            return false;
        }
        var used = new BitSet();
        everyday.find(place, used, (_, _, _) -> false);
        place.everyday.or(used);
        return wording.find(place, new BitSet(), (_, from, taken) -> place.counts(from, taken))
                || signs.weighEnough(place, place::counts);
    }

    /** Whether a phrase counts that was found, by its first word and its words. */
    @FunctionalInterface
    private interface Accepting {
        boolean test(Phrase phrase, int from, BitSet taken);
    }

    /** Phrases, each found by that of its places whose words are the rarest: most texts have none of them. */
    private static final class Phrases {
        private record Sought(Phrase phrase, int[] places) {
            private boolean isPossibleAmong(BitSet present) {
                for (int place : places) {
                    if (!present.get(place)) {
                        return false;
                    }
                }
                return true;
            }
        }

        /** Which places a word fits, by its number; places that take the same words are one. */
        private final List<BitSet> placesOf = new ArrayList<>();
        /** Which phrases are to be looked for when something fits a place, by its number. */
        private final List<List<Sought>> byRarest = new ArrayList<>();

        private Phrases(List<Phrase> phrases) {
            var uses = new HashMap<Integer, Integer>();
            for (var phrase : phrases) {
                phrase.slots().forEach(slot -> slot.fits().stream().forEach(id -> uses.merge(id, 1, Integer::sum)));
            }
            var numbers = new HashMap<BitSet, Integer>();
            for (var phrase : phrases) {
                var places = phrase.slots().stream()
                        .filter(slot -> !slot.optional())
                        .map(Phrase.Slot::fits)
                        .sorted(Comparator.comparingInt(
                                fits -> fits.stream().map(uses::get).sum()))
                        .mapToInt(fits -> numbers.computeIfAbsent(fits, _ -> numbers.size()))
                        .toArray();
                while (byRarest.size() < numbers.size()) {
                    byRarest.add(new ArrayList<>());
                }
                byRarest.get(places[0]).add(new Sought(phrase, places));
            }
            numbers.forEach((fits, place) -> {
                while (placesOf.size() < fits.length()) {
                    placesOf.add(new BitSet());
                }
                fits.stream().forEach(id -> placesOf.get(id).set(place));
            });
        }

        /** Whether those that are accepted and stand near each other weigh enough together. */
        private boolean weighEnough(Text text, BiPredicate<Integer, BitSet> accepted) {
            var found = new TreeMap<Integer, List<Phrase>>();
            find(text, new BitSet(), (phrase, from, taken) -> {
                if (accepted.test(from, taken)) {
                    found.computeIfAbsent(from, _ -> new ArrayList<>()).add(phrase);
                }
                return false;
            });
            return found.keySet().stream()
                    .anyMatch(from ->
                            weight(text, found.subMap(from, from + TOGETHER).values()) >= Phrase.ENOUGH);
        }

        /** Each matter counts by the sign that says most of it, and all hints together as one. */
        private static int weight(Text text, Collection<List<Phrase>> signs) {
            var weights = new HashMap<String, Integer>();
            for (var sign : signs.stream().flatMap(List::stream).toList()) {
                weights.merge(sign.matter(), sign.weight(), (a, b) -> Math.abs(a) > Math.abs(b) ? a : b);
            }
            var hint = weights.containsValue(1) || text.size() <= SHORT ? 1 : 0;
            return weights.values().stream()
                            .filter(weight -> weight != 1)
                            .mapToInt(Integer::intValue)
                            .sum()
                    + Math.max(hint, text.likeness);
        }

        /** Whether one is found that is accepted, by its first word and its words; the words of all that were looked at are in {@code used}. */
        private boolean find(Text text, BitSet used, Accepting accepted) {
            var present = new BitSet();
            var taken = new BitSet();
            var mentioned = text.reading.mentioned();
            for (int id = mentioned.nextSetBit(0); id >= 0 && id < placesOf.size(); id = mentioned.nextSetBit(id + 1)) {
                present.or(placesOf.get(id));
            }
            for (int place = present.nextSetBit(0); place >= 0; place = present.nextSetBit(place + 1)) {
                for (var sought : byRarest.get(place)) {
                    var starts = sought.isPossibleAmong(present) ? text.size() : 0;
                    for (int from = 0; from < starts; from++) {
                        if (sought.phrase.foundAt(from, text, taken)) {
                            used.or(taken);
                            if (accepted.test(sought.phrase, from, taken)) {
                                return true;
                            }
                            taken.clear();
                        }
                    }
                }
            }
            return false;
        }
    }

    /** The words of one text, while it is looked at. */
    private final class Text implements Phrase.Place {
        private final Reading reading;
        private final Words words;
        private final BitSet everyday = new BitSet();
        private final int likeness;

        private Text(Reading reading, double odds) {
            this.reading = reading;
            words = reading.words();
            likeness = (int) LIKE.stream().filter(least -> odds >= least).count();
        }

        private boolean is(int index, BitSet wanted) {
            return reading.is(index, wanted);
        }

        private boolean isAlone() {
            return size() <= ALONE
                    && reading.mentioned().intersects(roles.alone())
                    && !reading.mentioned().intersects(roles.denying());
        }

        /** Whether a phrase says what it seems to: it is not denied, not of a game, and not of other people in a tale. */
        private boolean counts(int from, BitSet taken) {
            if (isDenied(from)) {
                return false;
            }
            var start = from;
            while (start > 0 && !words.endsSentence(start - 1)) {
                start--;
            }
            var end = from;
            while (end < size() - 1 && !words.endsSentence(end)) {
                end++;
            }
            var tale = false;
            for (int i = start; i <= end; i++) {
                if (is(i, roles.playing()) && !taken.get(i)) {
                    return false;
                }
                tale |= is(i, roles.telling()) && !taken.get(i);
            }
            return !tale || (!words.isQuoted(from) && isOwn(Math.max(start, from - NEAR), taken.length() - 1));
        }

        private boolean isOwn(int from, int to) {
            for (int i = from; i <= to; i++) {
                if (is(i, roles.own()) && !words.isQuoted(i)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isDenied(int from) {
            for (int i = from - 1; i >= 0 && i >= from - 1 - ASIDE && !words.endsSentence(i); i--) {
                if (is(i, roles.denying())) {
                    return i == 0 || !is(i - 1, roles.doubting());
                }
                if (!is(i, roles.aside())) {
                    return false;
                }
            }
            return false;
        }

        @Override
        public int size() {
            return words.size();
        }

        @Override
        public boolean fits(int index, BitSet wanted) {
            return !everyday.get(index) && is(index, wanted);
        }

        @Override
        public boolean passable(int index) {
            return !is(index, roles.neverBetween());
        }

        @Override
        public boolean endsBefore(int index) {
            return words.endsSentence(index - 1) && !isAfterthought(index);
        }

        /** Whether the sentence that begins here is one or two words long ("I'm leaving. For good."). */
        private boolean isAfterthought(int index) {
            for (int i = index; i < index + AFTERTHOUGHT && i < size(); i++) {
                if (words.endsSentence(i)) {
                    return true;
                }
            }
            return index + AFTERTHOUGHT >= size();
        }
    }
}
