package io.soulnear.profile.analysis.offline;

import io.soulnear.profile.analysis.domain.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Phrases to look for, each with what it stands for. A phrase is words one after another: {@code *} at the end of a word
 * stands for any ending, {@code |} for either of two words, {@code ~} for up to three words between.
 */
final class Cues<T> {
    private static final int GAP = 3;
    private static final String ANY_GAP = "~";

    private final Map<Character, List<Cue<T>>> byFirstLetter = new HashMap<>();
    private final Set<String> negations;

    /** @param negations a phrase right after one of these does not count, unless the phrase itself begins with one */
    Cues(Set<String> negations) {
        this.negations = Set.copyOf(negations);
    }

    /** Where a phrase was found: its first and its last word. */
    record Hit<T>(T meaning, int first, int last) {}

    private record Cue<T>(T meaning, List<Predicate<String>> words, List<Boolean> gapBefore, boolean negative) {}

    Cues<T> add(T meaning, String phrase) {
        var words = new ArrayList<Predicate<String>>();
        var gaps = new ArrayList<Boolean>();
        var gap = false;
        var letters = new HashSet<Character>();
        for (var part : phrase.split(" ")) {
            if (part.equals(ANY_GAP)) {
                gap = true;
                continue;
            }
            if (words.isEmpty()) {
                for (var one : part.split("\\|")) {
                    letters.add(one.charAt(0));
                }
            }
            words.add(word(part));
            gaps.add(gap);
            gap = false;
        }
        var cue = new Cue<>(meaning, List.copyOf(words), List.copyOf(gaps), negations.contains(phrase.split(" ")[0]));
        letters.forEach(letter ->
                byFirstLetter.computeIfAbsent(letter, _ -> new ArrayList<>()).add(cue));
        return this;
    }

    Cues<T> addAll(T meaning, List<String> phrases) {
        phrases.forEach(phrase -> add(meaning, phrase));
        return this;
    }

    /** All phrases in the words, in their order; a word may belong to several. */
    List<Hit<T>> in(List<Tokens.Token> tokens) {
        var hits = new ArrayList<Hit<T>>();
        for (var first = 0; first < tokens.size(); first++) {
            var word = tokens.get(first).word();
            for (var cue : byFirstLetter.getOrDefault(word.charAt(0), List.of())) {
                var last = match(cue, tokens, first);
                if (last >= 0 && (cue.negative() || !isNegated(tokens, first))) {
                    hits.add(new Hit<>(cue.meaning(), first, last));
                }
            }
        }
        return hits;
    }

    private boolean isNegated(List<Tokens.Token> tokens, int first) {
        return first > 0 && negations.contains(tokens.get(first - 1).word());
    }

    /** The last word of the phrase that begins here, or -1. */
    private static int match(Cue<?> cue, List<Tokens.Token> tokens, int first) {
        var at = first;
        for (var i = 0; i < cue.words().size(); i++) {
            var reach = cue.gapBefore().get(i) ? GAP : 0;
            var found = -1;
            for (var skipped = 0; skipped <= reach && found < 0; skipped++) {
                if (at + skipped < tokens.size()
                        && cue.words().get(i).test(tokens.get(at + skipped).word())) {
                    found = at + skipped;
                }
            }
            if (found < 0) {
                return -1;
            }
            at = found + 1;
        }
        return at - 1;
    }

    private static Predicate<String> word(String pattern) {
        var either = Arrays.stream(pattern.split("\\|"))
                .<Predicate<String>>map(one ->
                        one.endsWith("*") ? word -> word.startsWith(one.substring(0, one.length() - 1)) : one::equals)
                .toList();
        return either.size() == 1 ? either.getFirst() : word -> either.stream().anyMatch(one -> one.test(word));
    }
}
