package io.soulnear.profile.analysis.application;

import io.opentelemetry.context.Context;
import io.soulnear.messaging.Transaction;
import io.soulnear.profile.analysis.domain.Evidence;
import io.soulnear.profile.analysis.domain.Finding;
import io.soulnear.profile.analysis.domain.Merging;
import io.soulnear.profile.analysis.domain.Merging.Change;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.profile.chronicle.Chronicle;
import io.soulnear.profile.chronicle.Fact;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Puts what was found into a person's profile, after a look at the evidence. */
@Singleton
final class Findings {
    private final Patterns patterns;
    private final Similarity similarity;
    private final Merging merging;
    private final Chronicle chronicle;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Findings(
            Patterns patterns,
            Similarity similarity,
            AnalysisSettings settings,
            Chronicle chronicle,
            Supplier<UUID> ids,
            Clock clock) {
        this.patterns = patterns;
        this.similarity = similarity;
        this.merging = new Merging(settings.thresholds(), similarity::of);
        this.chronicle = chronicle;
        this.ids = ids;
        this.clock = clock;
    }

    /** What asks a provider happens here, before the transaction. */
    void prepare(List<Finding> found, List<Pattern> known) {
        var themes = new ArrayList<Theme>();
        found.forEach(finding -> themes.add(finding.theme()));
        if (!themes.isEmpty()) {
            known.forEach(pattern -> themes.add(pattern.theme()));
            similarity.prepare(themes);
        }
    }

    /** Joins the findings with what is known. The person's row must be locked. */
    void take(Transaction tx, long chat, List<Finding> found, List<Utterance> said) {
        if (found.isEmpty()) {
            return;
        }
        var evidence = new Evidence(said);
        var sightings = found.stream().map(evidence::of).toList();
        var changes =
                merging.merge(patterns.live(tx, chat), patterns.shunned(tx, chat), sightings, ids, clock.instant());
        var told = changes.stream()
                .map(change -> new Chronicle.Entry(chat, fact(change), Context.current()))
                .toList();
        if (!told.isEmpty()) {
            chronicle.append(tx, told);
        }
    }

    private static Fact fact(Change change) {
        return switch (change) {
            case Change.Told(var pattern) -> Facts.of(pattern);
            case Change.Retired(var pattern) -> new Fact.PatternRetired(pattern, "weakest");
        };
    }
}
