package io.soulnear.profile.analysis.application;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.soulnear.profile.analysis.domain.Theme;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much two themes mean the same, by their embeddings. */
@Singleton
final class Similarity {
    private static final int REMEMBERED = 20_000;

    private final EmbeddingModel embeddings;
    private final Map<String, float[]> vectors = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > REMEMBERED;
        }
    });

    Similarity(EmbeddingModel embeddings) {
        this.embeddings = embeddings;
    }

    /** Gets the embeddings of themes that will be compared; what asks a provider must happen outside of transactions. */
    void prepare(Collection<Theme> themes) {
        var missing = themes.stream()
                .map(Similarity::text)
                .distinct()
                .filter(text -> !vectors.containsKey(text))
                .toList();
        if (!missing.isEmpty()) {
            var made = embeddings
                    .embedAll(missing.stream().map(TextSegment::from).toList())
                    .content();
            for (var i = 0; i < missing.size(); i++) {
                vectors.put(missing.get(i), made.get(i).vector());
            }
        }
    }

    /** The cosine of their embeddings, at least 0; 0 for a theme that was not prepared. */
    double of(Theme one, Theme other) {
        var a = vectors.get(text(one));
        var b = vectors.get(text(other));
        if (a == null || b == null || a.length != b.length) {
            return 0;
        }
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
