package io.soulnear.profile.analysis.application;

import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Mood;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.profile.chronicle.Fact;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeMap;

/** Patterns and advice as facts. */
public final class Facts {
    private Facts() {}

    /** The whole state of a pattern. */
    public static Fact.PatternDetected of(Pattern pattern) {
        var theme = pattern.theme();
        var topics = new TreeMap<String, Double>();
        theme.topics().forEach((topic, weight) -> topics.put(code(topic), weight));
        return new Fact.PatternDetected(
                pattern.id(),
                theme.slug(),
                code(theme.kind()),
                theme.language(),
                theme.title(),
                theme.description(),
                theme.contradiction(),
                theme.hiddenDynamic(),
                theme.blockedResource(),
                pattern.quotes().stream()
                        .map(quote -> new Fact.SaidQuote(quote.text(), quote.turn(), quote.at()))
                        .toList(),
                theme.tags(),
                topics,
                Math.round(pattern.confidence() * 1000) / 1000.0,
                pattern.occurrences(),
                pattern.firstSeen(),
                pattern.lastSeen(),
                code(pattern.status()),
                pattern.isShown(),
                pattern.related());
    }

    static Fact.InsightsChanged of(Advice advice) {
        var insights = new ArrayList<Fact.GivenInsight>();
        for (var insight : advice.insights()) {
            insights.add(new Fact.GivenInsight(insight.text(), insight.recommendation(), insights.size() + 1));
        }
        return new Fact.InsightsChanged(insights, advice.works(), advice.doesNotWork(), advice.professionalHelp());
    }

    /** The mood of one message. */
    public static Fact.MoodObserved of(Mood mood, Utterance said) {
        return new Fact.MoodObserved(
                said.at(), mood.name(), mood.valence(), code(mood.stress()), code(mood.energy()), said.turn());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
