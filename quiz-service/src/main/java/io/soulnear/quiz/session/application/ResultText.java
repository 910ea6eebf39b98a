package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Findings;
import io.soulnear.quiz.session.domain.Session;
import java.util.List;
import java.util.stream.Stream;

/**
 * A result in one language.
 *
 * @param calm said when no theme stands out
 * @param quotes the person's own words
 * @param steps three small next steps
 */
record ResultText(String headline, String calm, List<Theme> themes, List<Findings.Quote> quotes, List<String> steps) {

    /**
     * A theme that stands out.
     *
     * @param score how much, 0.6 … 1
     */
    record Theme(String id, String name, double score, String meaning, String strength) {}

    static ResultText of(Session.Completed session, Bank bank) {
        var findings = Findings.of(session, bank.themes());
        var strongest = findings.leanings().stream()
                .map(leaning -> bank.theme(leaning.theme()))
                .toList();
        var themes = findings.leanings().stream()
                .map(leaning -> {
                    var theme = bank.theme(leaning.theme());
                    return new Theme(theme.id(), theme.name(), leaning.strength(), theme.meaning(), theme.strength());
                })
                .toList();
        var steps = Stream.concat(strongest.stream().map(Bank.Theme::step), bank.steps().stream())
                .limit(Bank.STEPS)
                .toList();
        var headline = strongest.isEmpty()
                ? bank.calm().headline()
                : strongest.getFirst().headline();
        return new ResultText(headline, bank.calm().meaning(), themes, findings.quotes(), steps);
    }
}
