package io.soulnear.quiz.session.domain;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How good a follow-up question is, each part 0 … 1.
 *
 * @param relevance how much it is about what stands out: half for its theme, half for the words it shares with it
 * @param depth how far it asks beyond facts: for its form, and for words that ask for reasons, feelings and conditions
 * @param uniqueness how little it is like any earlier question
 * @param clarity how easily it is read: short, one question at a time, short sentences
 */
public record Quality(double relevance, double depth, double uniqueness, double clarity) {
    private static final int STEM = 5;
    private static final double WORDS_FOR_FULL_RELEVANCE = 3;
    private static final double EASY_LENGTH = 110;
    private static final double EASY_SENTENCE = 12;
    private static final double DEPTH_OF_A_WORD = 0.2;
    private static final int WORDS_OF_DEPTH = 3;

    /** Beginnings of words that ask for reasons, feelings, conditions and what may be. */
    private static final List<String> DEEP = List.of(
            "почему",
            "зачем",
            "чувств",
            "отлича",
            "по другому",
            "иначе",
            "важн",
            "береж",
            "помога",
            "изменит",
            "на самом деле",
            "если бы",
            "хотел",
            "опаса",
            "боишь",
            "зависит",
            "значит",
            "ценн",
            "доверя",
            "why",
            "feel",
            "differ",
            "matter",
            "protect",
            "help",
            "change",
            "really",
            "if ",
            "would",
            "fear",
            "depend",
            "mean",
            "trust",
            "special",
            "stronger",
            "сильнее",
            "особенн",
            "possible",
            "позволил");

    public Quality {
        for (var part : new double[] {relevance, depth, uniqueness, clarity}) {
            if (!(part >= 0 && part <= 1)) {
                throw new IllegalArgumentException("Every part of the quality is 0 to 1");
            }
        }
    }

    /**
     * The quality of a question.
     *
     * @param about the theme that stands out
     * @param words what is known of it: its name, and the questions and answers that speak for it
     * @param earlier all questions of the session so far
     */
    public static Quality of(Question question, String about, String words, Collection<Question> earlier) {
        return new Quality(
                relevance(question, about, words),
                depth(question),
                1
                        - earlier.stream()
                                .mapToDouble(it -> Likeness.of(it.text(), question.text()))
                                .max()
                                .orElse(0),
                clarity(question.text()));
    }

    /** The whole, 0 … 1: 0.4 relevance, 0.3 depth, 0.2 uniqueness, 0.1 clarity. */
    public double score() {
        return 0.4 * relevance + 0.3 * depth + 0.2 * uniqueness + 0.1 * clarity;
    }

    private static double relevance(Question question, String about, String words) {
        var shared = new HashSet<>(stems(question.text()));
        shared.retainAll(stems(words));
        var ofTheme = question.theme().equals(about) ? 0.5 : 0;
        return ofTheme + 0.5 * Math.min(1, shared.size() / WORDS_FOR_FULL_RELEVANCE);
    }

    private static double depth(Question question) {
        var plain = " " + ScaleWords.plain(question.text()) + " ";
        var deep = DEEP.stream().filter(word -> plain.contains(" " + word)).count();
        var form =
                switch (question) {
                    case Question.Text _ -> 0.4;
                    case Question.Choice _ -> 0.3;
                    case Question.Scale _ -> 0.2;
                };
        return form + DEPTH_OF_A_WORD * Math.min(WORDS_OF_DEPTH, deep);
    }

    private static double clarity(String text) {
        var length = Math.min(1, EASY_LENGTH / text.length());
        var asked = text.chars().filter(c -> c == '?').count();
        var oneAtATime = asked == 1 ? 1 : asked == 2 ? 0.7 : 0.3;
        var sentences =
                Math.max(1, text.chars().filter(c -> ".?!…".indexOf(c) >= 0).count());
        var sentence =
                Math.min(1, EASY_SENTENCE * sentences / ScaleWords.plain(text).split(" ", -1).length);
        return (length + oneAtATime + sentence) / 3;
    }

    /** The beginnings of all words long enough to mean something. */
    private static Set<String> stems(String text) {
        var stems = new HashSet<String>();
        for (var word : ScaleWords.plain(text).toLowerCase(Locale.ROOT).split(" ", -1)) {
            if (word.length() >= STEM) {
                stems.add(word.substring(0, STEM));
            }
        }
        return stems;
    }
}
