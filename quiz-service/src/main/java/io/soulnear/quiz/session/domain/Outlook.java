package io.soulnear.quiz.session.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a completed session comes to, in one language.
 *
 * @param headline the first sentence
 * @param findings one to three, the most confident first
 * @param steps three small next steps
 * @param confidence how far the whole can be relied on, 0 … 1
 */
public record Outlook(String headline, List<Finding> findings, List<String> steps, double confidence) {
    private static final double ENOUGH = 10;
    private static final double FOR_WORDS = 0.1;
    private static final int WORDS_COUNTED = 2;
    private static final double FOR_NOTHING = 0.1;

    public Outlook {
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
    }

    /**
     * Puts together what a model found, if it did, and what the rules find.
     *
     * @param bank in the language
     * @param language like {@code en}
     * @param inLanguage gives a question of the session in the language
     * @param labels gives a step of the scale in the language
     */
    public static Outlook of(
            Session.Completed session,
            Bank bank,
            String language,
            UnaryOperator<Question> inLanguage,
            Function<Level, String> labels) {
        var questions = session.questions().stream().map(inLanguage).toList();
        var answers = session.answers();
        var quoting = new Quoting(questions, answers, labels);
        var findings = new ArrayList<Finding>();
        session.course().findings().stream()
                .filter(finding -> finding.language().equals(language))
                .limit(Finding.MOST)
                .map(finding -> finding.quotes().isEmpty() ? finding.quoting(quotes(quoting, finding, bank)) : finding)
                .forEach(findings::add);
        for (var pattern : Reading.of(questions, answers, bank.themes()).patterns()) {
            if (findings.size() < Finding.MOST
                    && findings.stream().noneMatch(it -> it.theme().equals(pattern.theme()))) {
                var theme = bank.theme(pattern.theme());
                findings.add(new Finding(
                        theme.id(),
                        language,
                        theme.name(),
                        pattern.confidence(),
                        theme.contradiction(),
                        theme.meaning(),
                        theme.strength(),
                        quoting.quotes(theme.id(), theme::isHeardIn)));
            }
        }
        var themes =
                findings.stream().flatMap(it -> bank.find(it.theme()).stream()).toList();
        if (findings.isEmpty()) {
            findings.add(calm(questions, answers, bank, language, quoting));
        }
        return new Outlook(
                themes.isEmpty() ? bank.calm().headline() : themes.getFirst().headline(),
                findings,
                Stream.concat(themes.stream().map(Bank.Theme::step), bank.steps().stream())
                        .limit(Bank.STEPS)
                        .toList(),
                confidence(answers));
    }

    /** {@code min(n/10, 1)}, 0.1 more for each answer in own words (at most 0.2), 0.1 less for each that says nothing. */
    static double confidence(List<Answer> answers) {
        var written = answers.stream().filter(Outlook::isWritten).count();
        var empty = answers.stream().filter(Outlook::isEmpty).count();
        var confidence = Math.min(answers.size() / ENOUGH, 1)
                + FOR_WORDS * Math.min(written, WORDS_COUNTED)
                - FOR_NOTHING * empty;
        return Math.clamp(Math.round(confidence * 100) / 100.0, 0, 1);
    }

    /** A piece of an answer in own words, if the person really wrote it; null otherwise. */
    public static @Nullable Quote verified(String words, List<Question> questions, List<Answer> answers) {
        return new Quoting(questions, answers, Level::slug).verified(words);
    }

    private static List<Quote> quotes(Quoting quoting, Finding finding, Bank bank) {
        return bank.find(finding.theme())
                .map(theme -> quoting.quotes(theme.id(), theme::isHeardIn))
                .orElse(List.of());
    }

    private static Finding calm(
            List<Question> questions, List<Answer> answers, Bank bank, String language, Quoting quoting) {
        var calm = bank.calm();
        return new Finding(
                Finding.CALM,
                language,
                calm.name(),
                Reading.calm(questions, answers, bank.themes()),
                calm.contradiction(),
                calm.meaning(),
                calm.strength(),
                quoting.quotes(null, _ -> false));
    }

    private static boolean isWritten(Answer answer) {
        return answer.given() instanceof Answer.Said && !isEmpty(answer);
    }

    private static boolean isEmpty(Answer answer) {
        return answer.given() instanceof Answer.Said(var words)
                && ScaleWords.plain(words).isEmpty();
    }
}
