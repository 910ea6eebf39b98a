package io.soulnear.profile.analysis.application;

import io.soulnear.messaging.Transactions;
import io.soulnear.profile.analysis.domain.Finding;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Lets quiz results speak for patterns; the words behind them are the answers that the person typed. */
@Singleton
public final class QuizFindings {
    private static final String FLAG = "ENABLE_PATTERN_ANALYSIS";
    private static final String CONSUMER = "profile.analysis";
    /** Weaker themes say too little. */
    private static final double STRONG = 0.6;

    private final Flags flags;
    private final Transactions transactions;
    private final Patterns patterns;
    private final QuizThemes themes;
    private final Findings findings;

    QuizFindings(Flags flags, Transactions transactions, Patterns patterns, QuizThemes themes, Findings findings) {
        this.flags = flags;
        this.transactions = transactions;
        this.patterns = patterns;
        this.themes = themes;
        this.findings = findings;
    }

    /** Takes one result, once. The strongest theme gets the words; nobody knows which of the others they belong to. */
    public void completed(QuizResult result) {
        if (!flags.on(FLAG, Long.toString(result.chat()))) {
            return;
        }
        var found = new ArrayList<Finding>();
        for (var strong : result.themes()) {
            if (strong.score() >= STRONG) {
                var claims = found.isEmpty()
                        ? result.said().stream().map(Utterance::text).toList()
                        : List.<String>of();
                themes.of(result.language(), result.category(), strong.id())
                        .map(theme -> new Finding(theme, claims, Math.min(1, strong.score())))
                        .ifPresent(found::add);
            }
        }
        findings.prepare(found, transactions.callSingle(tx -> patterns.live(tx, result.chat())));
        transactions.call(tx -> {
            if (tx.claim(CONSUMER, result.event()) && patterns.lock(tx, result.chat(), result.at())) {
                findings.take(tx, result.chat(), found, result.said());
            }
            return result;
        });
    }
}
