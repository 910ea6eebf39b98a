package io.soulnear.profile.analysis.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.soulnear.profile.analysis.application.Analyst;
import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Finding;
import io.soulnear.profile.analysis.domain.Kind;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.profile.analysis.domain.Topic;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a model answered, after checking it against {@code analysis/reading.schema.json}. */
@Singleton
final class ReportReader {
    private final ObjectMapper json;
    private final Schema schema;

    ReportReader(ObjectMapper json) {
        this.json = json;
        try (var in = Objects.requireNonNull(ReportReader.class.getResourceAsStream("/analysis/reading.schema.json"))) {
            this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when the answer is no JSON, or not what the schema asks for; quotes nothing of it */
    Analyst.Report read(String answer, Language language) {
        var text = unfenced(answer);
        try {
            var violations = schema.validate(text, InputFormat.JSON).size();
            if (violations > 0) {
                throw new IllegalArgumentException(violations + " violations of the schema");
            }
            var given = json.readValue(text, Given.class);
            return new Analyst.Report(
                    given.patterns().stream()
                            .map(found -> found.finding(language))
                            .toList(),
                    Optional.of(new Advice(given.insights(), given.works(), given.doesNotWork(), false)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        } catch (RuntimeException e) {
            if (e instanceof IllegalArgumentException) {
                throw e;
            }
            throw new IllegalArgumentException("unreadable: " + e.getClass().getSimpleName(), e);
        }
    }

    /** Models like to put JSON between fences. */
    private static String unfenced(String answer) {
        var start = answer.indexOf('{');
        var end = answer.lastIndexOf('}');
        return start >= 0 && end > start ? answer.substring(start, end + 1) : answer;
    }

    private record Given(
            List<Found> patterns, List<Advice.Insight> insights, List<String> works, List<String> doesNotWork) {
        Given {
            patterns = patterns == null ? List.of() : patterns;
            insights = insights == null ? List.of() : insights;
            works = works == null ? List.of() : works;
            doesNotWork = doesNotWork == null ? List.of() : doesNotWork;
        }
    }

    private record Found(
            String slug,
            String kind,
            String title,
            String description,
            @Nullable String contradiction,
            @Nullable String hiddenDynamic,
            @Nullable String blockedResource,
            List<String> quotes,
            @Nullable List<String> tags,
            @Nullable Map<String, Double> topics,
            double confidence) {
        Finding finding(Language language) {
            var weights = new EnumMap<Topic, Double>(Topic.class);
            if (topics != null) {
                topics.forEach((topic, weight) -> weights.put(Topic.valueOf(topic.toUpperCase(Locale.ROOT)), weight));
            }
            return new Finding(
                    new Theme(
                            slug,
                            Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                            language.code(),
                            title,
                            description,
                            contradiction,
                            hiddenDynamic,
                            blockedResource,
                            tags == null ? List.of() : tags,
                            weights),
                    quotes,
                    confidence);
        }
    }
}
