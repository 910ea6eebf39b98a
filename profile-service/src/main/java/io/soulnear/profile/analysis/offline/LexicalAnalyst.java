package io.soulnear.profile.analysis.offline;

import io.soulnear.profile.analysis.application.Analyst;
import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Depth;
import io.soulnear.profile.analysis.domain.Finding;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.profile.analysis.domain.Tokens;
import io.soulnear.profile.analysis.domain.Topic;
import io.soulnear.profile.analysis.offline.Lexicon.KnownPattern;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds patterns by the phrases of the lexicons. Always there, and the same for the same words. */
@Singleton
@Named("offline")
final class LexicalAnalyst implements Analyst {
    private static final double[] CONFIDENCES = {0.45, 0.6, 0.7, 0.8};
    private static final double TOUCHED = 0.7;
    /** In how many messages a lasting low must sound before a professional is mentioned. */
    private static final int LOWS = 3;

    private final Lexicons lexicons;

    LexicalAnalyst(Lexicons lexicons) {
        this.lexicons = lexicons;
    }

    @Override
    public Report read(Reading reading) {
        var lexicon = lexicons.of(reading.language());
        var found = new LinkedHashMap<KnownPattern, Found>();
        for (var utterance : reading.said()) {
            var tokens = Tokens.of(utterance.text());
            for (var hit : lexicon.patternCues().in(tokens)) {
                var quote = Clause.around(
                        utterance.text(),
                        tokens.get(hit.first()).start(),
                        tokens.get(hit.last()).end());
                found.computeIfAbsent(hit.meaning(), _ -> new Found()).add(utterance.turn(), quote);
            }
        }
        var findings = found.entrySet().stream()
                .map(entry -> entry.getValue()
                        .finding(entry.getKey().theme(reading.language().code()), lexicon))
                .toList();
        var advice = reading.depth() == Depth.DEEP ? Optional.of(advice(reading, lexicon)) : Optional.<Advice>empty();
        return new Report(findings, advice);
    }

    /** What was found for one pattern. */
    private static final class Found {
        private final Set<UUID> turns = new LinkedHashSet<>();
        private final Set<String> quotes = new LinkedHashSet<>();

        void add(UUID turn, String quote) {
            turns.add(turn);
            quotes.add(quote);
        }

        Finding finding(Theme theme, Lexicon lexicon) {
            var touched = new EnumMap<Topic, Double>(Topic.class);
            quotes.forEach(
                    quote -> lexicon.topics().in(Tokens.of(quote)).forEach(hit -> touched.put(hit.meaning(), TOUCHED)));
            touched.remove(Topic.SELF);
            var confidence = CONFIDENCES[Math.min(turns.size(), CONFIDENCES.length) - 1];
            return new Finding(theme.touching(touched), List.copyOf(quotes), confidence);
        }
    }

    private static Advice advice(Reading reading, Lexicon lexicon) {
        var works = new ArrayList<String>();
        var hinders = new ArrayList<String>();
        var lows = new HashSet<UUID>();
        for (var utterance : reading.said().reversed()) {
            var tokens = Tokens.of(utterance.text());
            for (var hit : longest(lexicon.hints().in(tokens))) {
                var rest = Clause.after(utterance.text(), tokens.get(hit.last()).end());
                switch (hit.meaning()) {
                    case HELPS -> rest.ifPresent(works::add);
                    case HINDERS -> rest.ifPresent(hinders::add);
                    case BURNOUT, DEPRESSION -> lows.add(utterance.turn());
                }
            }
        }
        var insights = reading.known().stream()
                .filter(Pattern::isShown)
                .sorted(Comparator.comparingDouble(Pattern::strength).reversed())
                .flatMap(pattern -> lexicon.pattern(pattern.theme().slug()).stream())
                .map(known -> new Advice.Insight(known.insight(), known.recommendation()))
                .toList();
        return new Advice(insights, works, hinders, lows.size() >= LOWS);
    }

    /** Of hits that begin or end at the same word only the longest: "does not help" is not "helps". */
    private static List<Cues.Hit<Lexicon.Hint>> longest(List<Cues.Hit<Lexicon.Hint>> hits) {
        return hits.stream()
                .filter(hit -> hits.stream()
                        .noneMatch(other -> other.first() <= hit.first()
                                && other.last() >= hit.last()
                                && other.last() - other.first() > hit.last() - hit.first()))
                .toList();
    }
}
