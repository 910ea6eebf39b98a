package io.soulnear.profile.analysis.offline;

import io.soulnear.profile.analysis.domain.Tokens;
import java.util.Optional;

/** Cuts what surrounds some words out of a text, letter by letter. */
final class Clause {
    private static final String SENTENCE_ENDS = ".!?…\n;";
    private static final String CLAUSE_ENDS = ",.!?…\n;:()—";
    private static final int LONGEST = 160;

    private Clause() {}

    /** The sentence around a hit; when it is long, the clause; when that is long as well, the words themselves. */
    static String around(String text, int start, int end) {
        var sentence = between(text, start, end, SENTENCE_ENDS);
        if (sentence.length() <= LONGEST) {
            return sentence;
        }
        var clause = between(text, start, end, CLAUSE_ENDS);
        return clause.length() <= LONGEST ? clause : text.substring(start, end);
    }

    /** What follows up to the end of the clause; empty when there is little or much of it. */
    static Optional<String> after(String text, int end) {
        var stop = end;
        while (stop < text.length() && CLAUSE_ENDS.indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        var rest = text.substring(end, stop).strip();
        var words = Tokens.words(rest).size();
        return words >= 1 && rest.length() >= 4 && rest.length() <= 80 ? Optional.of(rest) : Optional.empty();
    }

    private static String between(String text, int start, int end, String ends) {
        var from = start;
        while (from > 0 && ends.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        var to = end;
        while (to < text.length() && ends.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return text.substring(from, to).strip();
    }
}
