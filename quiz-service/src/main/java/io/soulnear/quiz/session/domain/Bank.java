package io.soulnear.quiz.session.domain;

import java.util.HashSet;
import java.util.List;

/**
 * The questions of one category in one language, with the words that go with them.
 *
 * @param name of the category, as on a button
 * @param opening the sentence before the first question
 * @param themes what the questions shed light on
 * @param calm the words for answers in which nothing stands out
 * @param steps small next steps that suit everybody
 */
public record Bank(
        Category category,
        String name,
        String opening,
        List<Question> questions,
        List<Theme> themes,
        Calm calm,
        List<String> steps) {
    /** How many next steps a result names. */
    public static final int STEPS = 3;

    /**
     * What some of the questions have in common.
     *
     * @param headline opens the result when this theme is the strongest
     * @param meaning what it may mean, at most 180 characters
     * @param strength what is good in it, at most 160 characters
     * @param step a small next step, at most 150 characters
     */
    public record Theme(String id, String name, String headline, String meaning, String strength, String step) {
        public Theme {
            limit(name, 40);
            limit(headline, 180);
            limit(meaning, 180);
            limit(strength, 160);
            limit(step, 150);
        }
    }

    /** The result when nothing stands out. */
    public record Calm(String headline, String meaning) {
        public Calm {
            limit(headline, 180);
            limit(meaning, 180);
        }
    }

    /** @throws IllegalArgumentException that says what is wrong with the questions or the words */
    public Bank {
        questions = List.copyOf(questions);
        themes = List.copyOf(themes);
        steps = List.copyOf(steps);
        limit(name, 30);
        limit(opening, 180);
        steps.forEach(step -> limit(step, 150));
        require(steps.size() >= STEPS, "at least three steps");
        var ids = new HashSet<String>();
        require(questions.stream().map(Question::id).allMatch(ids::add), "ids that differ");
        var known = new HashSet<>(themes.stream().map(Theme::id).toList());
        require(known.size() == themes.size(), "themes that differ");
        require(questions.stream().map(Question::theme).allMatch(known::contains), "a known theme for every question");
        require(
                questions.stream()
                        .filter(Question.Choice.class::isInstance)
                        .flatMap(question -> ((Question.Choice) question).options().stream())
                        .allMatch(option -> option.theme() == null || known.contains(option.theme())),
                "a known theme for every option");
    }

    /** The theme of that id. */
    public Theme theme(String id) {
        return themes.stream()
                .filter(theme -> theme.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void limit(String text, int most) {
        require(!text.isBlank() && text.length() <= most, "1 to " + most + " characters, not \"" + text + "\"");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("A bank needs " + what);
        }
    }
}
