package io.soulnear.dialogue.prompt.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells by its words what a message is about. Immutable once read; safe for many threads. */
public final class Lexicon {
    private static final String QUESTION = "question";
    private static final String PERSONAL = "personal";
    private static final Set<String> SECTIONS = Stream.concat(
                    Stream.of(QUESTION, PERSONAL), Stream.of(Topic.values()).map(Topic::code))
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST_PHRASE = 4;
    private static final int SHORTEST_STEM = 3;
    /** A question of facts begins with its question word, give or take an "and" or a "tell me". */
    private static final int BEGINNING = 3;

    /** Fewer words tell too little of what is meant (companion.md). */
    private static final int FEW = 5;

    /** From words, beginnings and phrases to the sections that they belong to. */
    private final Map<String, List<String>> whole = new HashMap<>();

    private final Map<String, List<String>> stems = new HashMap<>();

    /**
     * Reads lines of a section's name and its words: whole words, beginnings ({@code word*}) and phrases ({@code two_words}).
     *
     * @throws IllegalArgumentException naming the first line that can't be read
     */
    public Lexicon(List<String> lines) {
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var parts = line.strip().split(" +");
            if (!SECTIONS.contains(parts[0])) {
                throw new IllegalArgumentException("Not a section: " + line);
            }
            for (int i = 1; i < parts.length; i++) {
                add(parts[0], parts[i]);
            }
        }
    }

    private void add(String section, String word) {
        var stem = word.endsWith("*");
        var plain = stem ? word.substring(0, word.length() - 1) : word;
        if (stem && plain.length() < SHORTEST_STEM) {
            throw new IllegalArgumentException("Too short a beginning: " + word);
        }
        (stem ? stems : whole).computeIfAbsent(plain, _ -> new ArrayList<>()).add(section);
    }

    /** How much a message is about each topic: 1 for what it tells most of, less for what it also touches. Empty when about none. */
    public Map<Topic, Double> topics(String message) {
        var found = found(words(message));
        var counts = new EnumMap<Topic, Integer>(Topic.class);
        for (var topic : Topic.values()) {
            var cues = found.get(topic.code());
            if (cues != null) {
                counts.put(topic, cues.size());
            }
        }
        var most = counts.values().stream().max(Integer::compare).orElse(1);
        var weights = new EnumMap<Topic, Double>(Topic.class);
        counts.forEach((topic, count) -> weights.put(topic, (double) count / most));
        return weights;
    }

    /**
     * Whether a message is better answered without what is known of the person: it has fewer than five words, or asks for a fact
     * without a word of the person.
     */
    public boolean isImpersonal(String message) {
        var words = words(message);
        return words.size() < FEW || isFactual(message, words);
    }

    private boolean isFactual(String message, List<String> words) {
        var found = found(words);
        var asks = found.getOrDefault(QUESTION, Set.of()).stream().anyMatch(place -> place < BEGINNING);
        return asks && message.strip().endsWith("?") && !found.containsKey(PERSONAL);
    }

    /** Where each section is told of, by the places of the first words. */
    private Map<String, Set<Integer>> found(List<String> words) {
        var found = new TreeMap<String, Set<Integer>>();
        for (int place = 0; place < words.size(); place++) {
            var word = words.get(place);
            for (int length = SHORTEST_STEM; length <= word.length(); length++) {
                note(found, stems.get(word.substring(0, length)), place);
            }
            var phrase = new StringBuilder();
            for (int to = place; to < Math.min(words.size(), place + LONGEST_PHRASE); to++) {
                phrase.append(phrase.isEmpty() ? "" : "_").append(words.get(to));
                note(found, whole.get(phrase.toString()), place);
            }
        }
        return found;
    }

    private static void note(Map<String, Set<Integer>> found, @Nullable List<String> sections, int place) {
        if (sections != null) {
            sections.forEach(section ->
                    found.computeIfAbsent(section, _ -> new TreeSet<>()).add(place));
        }
    }

    /** The words of a text in lower case, ё as е, apostrophes left out. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word.append(c == 'ё' || c == 'Ё' ? 'е' : c);
            } else if (c != '\'' && c != '’' && !word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
        }
        return words;
    }
}
