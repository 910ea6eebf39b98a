package io.soulnear.quiz.session.domain;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** How alike two texts are, by the three-letter pieces of their words; good enough for questions, in any language. */
public final class Likeness {
    /** From here on two questions ask the same. */
    public static final double SAME = 0.55;

    private static final int PIECE = 3;

    private Likeness() {}

    /** The share of pieces that both have among those that either has: 0 nothing in common … 1 the same words. */
    public static double of(String one, String other) {
        var pieces = pieces(one);
        var others = pieces(other);
        if (pieces.isEmpty() || others.isEmpty()) {
            return 0;
        }
        var both = new HashSet<>(pieces);
        both.retainAll(others);
        return (double) both.size() / (pieces.size() + others.size() - both.size());
    }

    /** Whether the text asks what one of the questions asks. */
    public static boolean isAmong(Collection<? extends Question> questions, String text) {
        return questions.stream().anyMatch(question -> of(question.text(), text) >= SAME);
    }

    private static Set<String> pieces(String text) {
        var pieces = new HashSet<String>();
        for (var word : ScaleWords.plain(text).split(" ", -1)) {
            if (word.length() <= PIECE) {
                pieces.add(word);
            }
            for (int i = 0; i + PIECE < word.length(); i++) {
                pieces.add(word.substring(i, i + PIECE));
            }
        }
        pieces.remove("");
        return pieces;
    }
}
