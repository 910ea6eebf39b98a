package io.soulnear.profile.analysis.application;

import io.soulnear.messaging.Transactions;
import io.soulnear.profile.analysis.domain.Finding;
import io.soulnear.profile.analysis.domain.Kind;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.profile.analysis.domain.Topic;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Takes one result, once. */
    public void completed(QuizResult result) {
        if (!flags.on(FLAG, Long.toString(result.chat()))) {
            return;
        }
        var found = new ArrayList<Finding>();
        for (var one : result.found()) {
            if (one.confidence() >= STRONG) {
                theme(result, one)
                        .map(theme -> new Finding(theme, one.claims(), Math.min(1, one.confidence())))
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

    /** The theme that conversations know as well, if there is one; otherwise as the quiz worded it. */
    private Optional<Theme> theme(QuizResult result, QuizResult.Found found) {
        var topics = Stream.of(Topic.values())
                .filter(topic -> topic.name().equalsIgnoreCase(result.category()))
                .collect(Collectors.toMap(topic -> topic, _ -> 1.0));
        return themes.of(result.language(), result.category(), found.theme())
                .map(theme -> theme.touching(topics))
                .or(() -> Optional.ofNullable(found.wording()).map(wording -> worded(wording, result, topics)));
    }

    private static Theme worded(QuizResult.Wording wording, QuizResult result, Map<Topic, Double> topics) {
        return new Theme(
                wording.slug(),
                Kind.COGNITIVE,
                result.language().code(),
                wording.title(),
                wording.meaning(),
                wording.contradiction(),
                null,
                wording.strength(),
                List.of(),
                topics);
    }
}
