package io.soulnear.profile.analysis.application;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.soulnear.models.Models;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.runtime.Lately;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much two themes mean the same, by their embeddings: the provider's where one is configured and has told them, otherwise those that
 * are made here. One kind is never compared with the other.
 */
@Singleton
final class Similarity {
    private static final Logger LOG = LoggerFactory.getLogger(Similarity.class);
    private static final int REMEMBERED = 20_000;
    /** Long vectors as JSON fill an answer soon. */
    private static final int AT_ONCE = 8;
    /** A provider that failed is left alone so long. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final EmbeddingModel embedded;
    private final @Nullable EmbeddingModel provider;
    private final Clock clock;
    private final Map<String, float[]> own = Lately.map(REMEMBERED);
    private final Map<String, float[]> provided = Lately.map(REMEMBERED);
    private volatile Instant notBefore = Instant.MIN;

    @Inject
    Similarity(EmbeddingModel embedded, Models models, AnalysisSettings settings, Clock clock) {
        this(
                embedded,
                settings.embedding().isEmpty()
                        ? null
                        : models.embeddings(settings.embedding()).orElse(null),
                clock);
    }

    Similarity(EmbeddingModel embedded, @Nullable EmbeddingModel provider, Clock clock) {
        this.embedded = embedded;
        this.provider = provider;
        this.clock = clock;
    }

    /** Asks the provider for the embeddings of themes that will be compared. Must happen outside of transactions. */
    void prepare(Collection<Theme> themes) {
        if (provider == null || clock.instant().isBefore(notBefore)) {
            return;
        }
        var missing = themes.stream()
                .map(Similarity::text)
                .distinct()
                .filter(text -> !provided.containsKey(text))
                .toList();
        try {
            for (var from = 0; from < missing.size(); from += AT_ONCE) {
                remember(missing.subList(from, Math.min(from + AT_ONCE, missing.size())), provider, provided);
            }
        } catch (RuntimeException e) {
            notBefore = clock.instant().plus(PAUSE);
            LOG.warn("The provider gives no embeddings: {}", e.getClass().getSimpleName());
        }
    }

    /** The cosine of their embeddings, at least 0. */
    double of(Theme one, Theme other) {
        var a = provided.get(text(one));
        var b = provided.get(text(other));
        return a != null && b != null && a.length == b.length ? cosine(a, b) : cosine(made(one), made(other));
    }

    private float[] made(Theme theme) {
        var text = text(theme);
        if (!own.containsKey(text)) {
            remember(List.of(text), embedded, own);
        }
        return own.getOrDefault(text, new float[0]);
    }

    private static void remember(List<String> texts, EmbeddingModel by, Map<String, float[]> vectors) {
        var made = by.embedAll(texts.stream().map(TextSegment::from).toList()).content();
        for (var i = 0; i < texts.size(); i++) {
            vectors.put(texts.get(i), made.get(i).vector());
        }
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (var i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            lengthA += a[i] * a[i];
            lengthB += b[i] * b[i];
        }
        var lengths = Math.sqrt(lengthA * lengthB);
        return lengths == 0 ? 0 : Math.max(0, dot / lengths);
    }

    /** What of a theme is compared: what the person reads first. */
    private static String text(Theme theme) {
        return theme.title() + ". " + theme.description();
    }
}
