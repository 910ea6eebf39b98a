package io.soulnear.profile.analysis.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.soulnear.profile.analysis.domain.Kind;
import io.soulnear.profile.analysis.domain.Theme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    /** Says that texts are alike when they begin alike. */
    private static final EmbeddingModel EMBEDDED = new EmbeddingModel() {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
            return Response.from(texts.stream()
                    .map(text ->
                            Embedding.from(text.text().startsWith("a") ? new float[] {1, 0, 0} : new float[] {0, 1, 0}))
                    .toList());
        }
    };

    private final Provider provider = new Provider();
    private final Hands clock = new Hands();

    /** Says that all texts are alike, when it says anything. */
    private static final class Provider implements EmbeddingModel {
        private final List<Integer> asked = new ArrayList<>();
        private boolean isAway;

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
            asked.add(texts.size());
            if (isAway) {
                throw new IllegalStateException("away");
            }
            return Response.from(
                    texts.stream().map(_ -> Embedding.from(new float[] {1, 1})).toList());
        }
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-01-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aProvidersEmbeddingsCountWhereThereIsOne() {
        var similarity = new Similarity(EMBEDDED, provider, clock);

        similarity.prepare(List.of(theme("a"), theme("b")));

        assertThat(similarity.of(theme("a"), theme("b"))).isGreaterThan(0.99);
    }

    @Test
    void withoutOneTheyAreMadeHere() {
        var similarity = new Similarity(EMBEDDED, (EmbeddingModel) null, clock);

        assertThat(similarity.of(theme("a"), theme("b"))).isZero();
        assertThat(similarity.of(theme("a"), theme("a"))).isEqualTo(1);
    }

    @Test
    void aThemeThatTheProviderWasNotAskedForIsComparedByThoseMadeHere() {
        var similarity = new Similarity(EMBEDDED, provider, clock);

        similarity.prepare(List.of(theme("a")));

        assertThat(similarity.of(theme("a"), theme("b"))).isZero();
    }

    @Test
    void nothingIsAskedTwiceAndMuchIsAskedInParts() {
        var similarity = new Similarity(EMBEDDED, provider, clock);
        var many = new ArrayList<Theme>();
        for (int i = 0; i < 20; i++) {
            many.add(theme("a" + i));
        }

        similarity.prepare(many);
        similarity.prepare(many);

        assertThat(provider.asked).containsExactly(8, 8, 4);
    }

    @Test
    void aProviderThatFailsIsLeftAloneForAMinute() {
        var similarity = new Similarity(EMBEDDED, provider, clock);
        var both = List.of(theme("a"), theme("b"));
        provider.isAway = true;

        similarity.prepare(both);
        similarity.prepare(both);
        assertThat(provider.asked).hasSize(1);
        assertThat(similarity.of(theme("a"), theme("b"))).isZero();

        provider.isAway = false;
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        similarity.prepare(both);
        assertThat(similarity.of(theme("a"), theme("b"))).isGreaterThan(0.99);
    }

    private static Theme theme(String title) {
        return new Theme(title, Kind.COGNITIVE, "en", title, "about it", null, null, null, List.of(), Map.of());
    }
}
