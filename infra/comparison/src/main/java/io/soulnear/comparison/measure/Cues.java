package io.soulnear.comparison.measure;

import java.util.List;
import java.util.Set;

/** Beginnings of words that tell something. */
public final class Cues {
    private final Set<String> beginnings;

    private Cues(Set<String> beginnings) {
        this.beginnings = beginnings;
    }

    /** Those beginnings, with a space between them, in lower case and with е for ё. */
    public static Cues of(String beginnings) {
        return new Cues(Set.of(beginnings.split(" ")));
    }

    /** Whether any of these words, as {@link Prose#words} gives them, begins like that. */
    public boolean areIn(List<String> words) {
        return words.stream().anyMatch(this::isBeginningOf);
    }

    private boolean isBeginningOf(String word) {
        for (var length = 2; length <= word.length(); length++) {
            if (beginnings.contains(word.substring(0, length))) {
                return true;
            }
        }
        return false;
    }
}
