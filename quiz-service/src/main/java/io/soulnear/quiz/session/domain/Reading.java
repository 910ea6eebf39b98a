package io.soulnear.quiz.session.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What answers say, found by counting and by the words in them.
 *
 * <p>A scale speaks for its theme by its level, 0 … 4; an option that was chosen speaks fully for its own; own words speak for a
 * theme when they hold one of its cues. An option that was not chosen speaks against nothing, and questions that branching added
 * count only by what is written there.
 *
 * @param patterns the themes that stand out, most confident first
 * @param contradictions pairs of answers that pull apart, the sharpest first
 */
public record Reading(List<Pattern> patterns, List<Contradiction> contradictions) {
    /** From here on a theme stands out. */
    public static final double CONFIDENT = 0.7;

    /** What one answer alone can be worth: never enough to stand out. */
    private static final double ALONE = 0.65;

    private static final int WORDS_POINTS = Level.OFTEN.points();
    private static final int APART = 3;

    public Reading {
        patterns = List.copyOf(patterns);
        contradictions = List.copyOf(contradictions);
    }

    /**
     * A theme that the answers speak for again and again.
     *
     * @param confidence the mean of what speaks for it, 0.7 … 1
     * @param positions the answers that speak for it, from 1
     */
    public record Pattern(String theme, double confidence, List<Integer> positions) {}

    /** Two answers on one theme of which one says nearly always and the other hardly ever; positions from 1. */
    public record Contradiction(String theme, int one, int other, int distance) {}

    private record Evidence(int position, int points) {}

    /**
     * Reads answers.
     *
     * @param questions of the session, in its order
     * @param answers to the first of them
     * @param themes in the order that decides between equals
     */
    public static Reading of(List<Question> questions, List<Answer> answers, List<Bank.Theme> themes) {
        var evidence = evidence(questions, answers, themes);
        var patterns = themes.stream()
                .map(theme -> pattern(theme.id(), evidence.getOrDefault(theme.id(), List.of())))
                .filter(pattern -> pattern.confidence >= CONFIDENT)
                .sorted(Comparator.comparingDouble(Pattern::confidence)
                        .thenComparingInt(pattern -> pattern.positions.size())
                        .reversed())
                .toList();
        return new Reading(patterns, contradictions(questions, answers));
    }

    /** How sure one can be that nothing stands out: 0.7 … 1, the more so the less the answers lean to any theme. */
    static double calm(List<Question> questions, List<Answer> answers, List<Bank.Theme> themes) {
        var most = evidence(questions, answers, themes).values().stream()
                .mapToDouble(Reading::mean)
                .max()
                .orElse(0);
        return Math.max(CONFIDENT, 1 - most * (1 - CONFIDENT) / CONFIDENT);
    }

    private static Pattern pattern(String theme, List<Evidence> evidence) {
        return new Pattern(
                theme,
                evidence.size() > 1 ? mean(evidence) : ALONE * mean(evidence),
                evidence.stream()
                        .filter(it -> it.points > Level.SOMETIMES.points())
                        .map(Evidence::position)
                        .toList());
    }

    private static double mean(List<Evidence> evidence) {
        return evidence.stream().mapToInt(Evidence::points).average().orElse(0) / Level.ALWAYS.points();
    }

    private static Map<String, List<Evidence>> evidence(
            List<Question> questions, List<Answer> answers, List<Bank.Theme> themes) {
        var evidence = new LinkedHashMap<String, List<Evidence>>();
        for (var answer : answers) {
            var question = questions.get(answer.position() - 1);
            switch (answer.given()) {
                case Answer.Rated(var level)
                when question instanceof Question.Scale scale && isBase(answer) ->
                    add(evidence, scale.theme(), answer, scale.towardsTheme(level));
                case Answer.Chosen(var option)
                when question instanceof Question.Choice choice && isBase(answer) ->
                    add(evidence, choice.options().get(option).theme(), answer, Level.ALWAYS.points());
                case Answer.Said(var words) ->
                    themes.stream()
                            .filter(theme -> theme.isHeardIn(words))
                            .forEach(theme -> add(evidence, theme.id(), answer, WORDS_POINTS));
                case Answer.Rated _, Answer.Chosen _ -> {}
            }
        }
        return evidence;
    }

    private static void add(Map<String, List<Evidence>> evidence, @Nullable String theme, Answer answer, int points) {
        if (theme != null) {
            evidence.computeIfAbsent(theme, _ -> new ArrayList<>()).add(new Evidence(answer.position(), points));
        }
    }

    private static List<Contradiction> contradictions(List<Question> questions, List<Answer> answers) {
        var found = new ArrayList<Contradiction>();
        for (var one : answers) {
            for (var other : answers.subList(one.position(), answers.size())) {
                if (questions.get(one.position() - 1) instanceof Question.Scale first
                        && questions.get(other.position() - 1) instanceof Question.Scale second
                        && first.theme().equals(second.theme())
                        && isBase(other)
                        && one.given() instanceof Answer.Rated(var level)
                        && other.given() instanceof Answer.Rated(var otherLevel)) {
                    var distance = Math.abs(first.towardsTheme(level) - second.towardsTheme(otherLevel));
                    if (distance >= APART) {
                        found.add(new Contradiction(first.theme(), one.position(), other.position(), distance));
                    }
                }
            }
        }
        found.sort(Comparator.comparingInt(Contradiction::distance).reversed());
        return found;
    }

    private static boolean isBase(Answer answer) {
        return answer.position() <= Course.BASE;
    }
}
