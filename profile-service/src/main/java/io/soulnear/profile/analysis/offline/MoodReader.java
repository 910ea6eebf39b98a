package io.soulnear.profile.analysis.offline;

import io.soulnear.profile.analysis.application.Moods;
import io.soulnear.profile.analysis.domain.Mood;
import io.soulnear.profile.analysis.domain.Tokens;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the mood of a message from its words. */
@Singleton
final class MoodReader implements Moods {
    private static final double STRONGER = 1.4;
    private static final double WEAKER = 0.6;
    private static final int CRITICAL = 3;

    private final Lexicons lexicons;

    MoodReader(Lexicons lexicons) {
        this.lexicons = lexicons;
    }

    @Override
    public Optional<Mood> of(Language language, String text) {
        var lexicon = lexicons.of(language);
        var tokens = Tokens.of(text);
        var weights = new LinkedHashMap<Lexicon.Feeling, Double>();
        for (var hit : lexicon.feelings().in(tokens)) {
            weights.merge(hit.meaning(), weight(lexicon, tokens, hit.first()), Double::sum);
        }
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        var strongest = Collections.max(weights.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        var sum = weights.values().stream().mapToDouble(it -> it).sum();
        var valence = weights.entrySet().stream()
                        .mapToDouble(entry -> entry.getKey().valence() * entry.getValue())
                        .sum()
                / Math.max(sum, 1);
        return Optional.of(new Mood(
                strongest.name(),
                Math.clamp(Math.round(valence * 100) / 100.0, -1, 1),
                stress(lexicon, tokens, weights),
                Mood.Energy.valueOf(strongest.energy().toUpperCase(Locale.ROOT))));
    }

    private static double weight(Lexicon lexicon, List<Tokens.Token> tokens, int first) {
        var before = first == 0 ? "" : tokens.get(first - 1).word();
        return lexicon.isStronger(before) ? STRONGER : lexicon.isWeaker(before) ? WEAKER : 1;
    }

    /** Much that weighs at once, or words of a lasting low, are more than any single mood. */
    private static Mood.Stress stress(
            Lexicon lexicon, List<Tokens.Token> tokens, Map<Lexicon.Feeling, Double> weights) {
        var low = lexicon.hints().in(tokens).stream()
                .filter(hit -> hit.meaning() == Lexicon.Hint.BURNOUT || hit.meaning() == Lexicon.Hint.DEPRESSION)
                .count();
        var tense = weights.entrySet().stream()
                .filter(entry -> entry.getKey().stress().equals("high"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        if (low + tense >= CRITICAL) {
            return Mood.Stress.CRITICAL;
        }
        return weights.keySet().stream()
                .map(feeling -> Mood.Stress.valueOf(feeling.stress().toUpperCase(Locale.ROOT)))
                .max(Comparator.naturalOrder())
                .orElse(Mood.Stress.LOW);
    }
}
