package io.soulnear.profile.analysis.offline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.profile.analysis.domain.Kind;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.profile.analysis.domain.Topic;
import io.soulnear.runtime.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The words and rules of one language, from its data files. */
final class Lexicon {
    private final List<KnownPattern> patterns;
    private final Words words;
    private final Cues<KnownPattern> patternCues;
    private final Cues<Topic> topics;
    private final Cues<Feeling> feelings;
    private final Cues<Hint> hints;

    private Lexicon(List<KnownPattern> patterns, Words words) {
        var negations = Set.copyOf(words.negations());
        this.patterns = List.copyOf(patterns);
        this.words = words;
        this.patternCues = new Cues<>(negations);
        patterns.forEach(pattern -> patternCues.addAll(pattern, pattern.cues()));
        this.topics = new Cues<>(negations);
        words.topics().forEach((topic, cues) -> topics.addAll(Topic.valueOf(topic.toUpperCase(Locale.ROOT)), cues));
        this.feelings = new Cues<>(negations);
        words.moods().forEach(mood -> feelings.addAll(mood, mood.cues()));
        this.hints = new Cues<Hint>(negations)
                .addAll(Hint.HELPS, words.helps())
                .addAll(Hint.HINDERS, words.hinders())
                .addAll(Hint.BURNOUT, words.burnout())
                .addAll(Hint.DEPRESSION, words.depression());
    }

    /** What else a phrase can tell. */
    enum Hint {
        HELPS,
        HINDERS,
        BURNOUT,
        DEPRESSION
    }

    /** One entry of {@code patterns_<language>.yaml}. */
    record KnownPattern(
            String slug,
            String kind,
            Map<String, Double> topics,
            String title,
            String description,
            String contradiction,
            String hiddenDynamic,
            String blockedResource,
            List<String> tags,
            String insight,
            String recommendation,
            List<String> cues) {
        Theme theme(String language) {
            var weights = new TreeMap<Topic, Double>();
            topics.forEach((topic, weight) -> weights.put(Topic.valueOf(topic.toUpperCase(Locale.ROOT)), weight));
            return new Theme(
                    slug,
                    Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    language,
                    title,
                    description,
                    contradiction,
                    hiddenDynamic,
                    blockedResource,
                    tags,
                    weights);
        }
    }

    /** One mood of {@code words_<language>.yaml}. */
    record Feeling(String name, double valence, String stress, String energy, List<String> cues) {}

    /** {@code words_<language>.yaml}. */
    private record Words(
            List<String> negations,
            Map<String, List<String>> topics,
            List<Feeling> moods,
            Set<String> stronger,
            Set<String> weaker,
            List<String> helps,
            List<String> hinders,
            List<String> burnout,
            List<String> depression) {}

    /** @throws IllegalStateException when a file is missing or not as it should be */
    static Lexicon of(Language language) {
        var json = new ObjectMapper();
        var patterns = List.of(json.convertValue(yaml("patterns", language), KnownPattern[].class));
        return new Lexicon(patterns, json.convertValue(yaml("words", language), Words.class));
    }

    private static Object yaml(String name, Language language) {
        var file = "/analysis/" + name + "_" + language.code() + ".yaml";
        try (var in = Lexicon.class.getResourceAsStream(file)) {
            return new Yaml().load(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<KnownPattern> patterns() {
        return patterns;
    }

    Optional<KnownPattern> pattern(String slug) {
        return patterns.stream().filter(known -> known.slug().equals(slug)).findFirst();
    }

    Cues<KnownPattern> patternCues() {
        return patternCues;
    }

    Cues<Topic> topics() {
        return topics;
    }

    Cues<Feeling> feelings() {
        return feelings;
    }

    Cues<Hint> hints() {
        return hints;
    }

    boolean isStronger(String word) {
        return words.stronger().contains(word);
    }

    boolean isWeaker(String word) {
        return words.weaker().contains(word);
    }
}
