package io.soulnear.quiz.session.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the questions that follow from the first answers. */
public final class Branching {
    private Branching() {}

    /**
     * What to ask besides, by rules alone: for the theme that stands out most its best follow-ups, and for two answers that
     * contradict each other one question that names them.
     *
     * @param questions of the session, in the bank's language
     * @param naming makes the question that names a contradiction
     * @return at most three; empty when nothing stands out
     */
    public static List<Question> byRules(
            List<Question> questions,
            List<Answer> answers,
            Bank bank,
            Function<Reading.Contradiction, Question> naming) {
        var reading = Reading.of(questions, answers, bank.themes());
        var named = reading.contradictions().isEmpty()
                ? null
                : naming.apply(reading.contradictions().getFirst());
        if (reading.patterns().isEmpty()) {
            return named == null ? List.of() : List.of(named);
        }
        var pattern = reading.patterns().getFirst();
        var theme = bank.theme(pattern.theme());
        return best(
                theme.followUps(),
                theme.id(),
                theme.name() + " " + theme.headline() + " " + spoken(questions, answers, pattern),
                questions,
                named);
    }

    /**
     * The three best candidates by {@link Quality#score()}, those that ask what was asked before left out.
     *
     * @param about the theme that stands out
     * @param words what is known of it
     * @param earlier all questions so far
     * @param named takes one of the three places
     */
    public static List<Question> best(
            Collection<FollowUp> candidates,
            String about,
            String words,
            Collection<Question> earlier,
            @Nullable Question named) {
        var ranked = candidates.stream()
                .map(FollowUp::question)
                .filter(question -> !Likeness.isAmong(earlier, question.text()))
                .sorted(Comparator.comparingDouble((Question question) ->
                                Quality.of(question, about, words, earlier).score())
                        .reversed())
                .toList();
        var chosen = new ArrayList<Question>();
        if (named != null) {
            chosen.add(named);
        }
        for (var question : ranked) {
            var isOneTextTooMany = question instanceof Question.Text
                    && chosen.stream().filter(Question.Text.class::isInstance).count() == FollowUp.OPEN;
            if (chosen.size() < Course.ADDED && !isOneTextTooMany && !Likeness.isAmong(chosen, question.text())) {
                chosen.add(question);
            }
        }
        // What is answered by a tap comes first, so that together with the base no three texts stand in a row.
        chosen.sort(Comparator.comparing(Question.Text.class::isInstance));
        return List.copyOf(chosen);
    }

    /**
     * What a set of candidates lacks, in a word; null when nothing.
     *
     * @param candidates five, at most two of them open, with a contradiction, a hidden dynamic and a resource among them
     */
    public static @Nullable String lack(List<FollowUp> candidates) {
        var open = candidates.stream()
                .filter(it -> it.question() instanceof Question.Text)
                .count();
        var covered = candidates.stream().map(FollowUp::covers).collect(Collectors.toCollection(HashSet::new));
        if (candidates.size() != FollowUp.CANDIDATES) {
            return "number";
        }
        if (open > FollowUp.OPEN) {
            return "mix";
        }
        return covered.size() < FollowUp.Covers.values().length ? "cover" : null;
    }

    private static String spoken(List<Question> questions, List<Answer> answers, Reading.Pattern pattern) {
        return pattern.positions().stream()
                .map(position -> questions.get(position - 1).text() + " "
                        + (answers.get(position - 1).given() instanceof Answer.Said(var words) ? words : ""))
                .collect(Collectors.joining(" "));
    }
}
