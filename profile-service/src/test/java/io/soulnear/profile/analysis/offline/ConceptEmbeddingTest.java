package io.soulnear.profile.analysis.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.soulnear.models.ConceptEmbedding;
import io.soulnear.runtime.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConceptEmbeddingTest {
    private static final double SAME = 0.55;
    private final ConceptEmbedding embedding = new ConceptEmbedding();

    /** Floors a little below what docs/profile.md reports. Nothing was chosen by the fresh pairs. */
    @ParameterizedTest
    @CsvSource({
        "pairs_ru, 184, 0.94, 0.85",
        "pairs_en, 184, 0.94, 0.85",
        "fresh_ru, 45, 0.85, 0.60",
        "fresh_en, 45, 0.70, 0.40"
    })
    void themesThatAreTheSameAreToldFromOthers(String file, int least, double precision, double recall)
            throws IOException {
        var told = 0;
        var right = 0;
        var same = 0;
        var pairs = 0;
        for (var line : lines(file)) {
            var pair = line.split("\t");
            var areSame = pair[0].equals("same");
            var seemSame = similarity(pair[1], pair[2]) >= SAME;
            pairs++;
            same += areSame ? 1 : 0;
            told += seemSame ? 1 : 0;
            right += areSame && seemSame ? 1 : 0;
        }
        System.out.printf(
                "%s: %d pairs, precision %.3f, recall %.3f%n",
                file, pairs, (double) right / told, (double) right / same);

        assertThat(pairs).isGreaterThanOrEqualTo(least);
        assertThat((double) right / told).isGreaterThanOrEqualTo(precision);
        assertThat((double) right / same).isGreaterThanOrEqualTo(recall);
    }

    /** Otherwise what the lexicons tell apart would become one. */
    @ParameterizedTest
    @EnumSource
    void noTwoThemesOfTheLexiconsAreTheSame(Language language) {
        var themes = new Lexicons()
                .of(language).patterns().stream()
                        .map(pattern -> pattern.theme(language.code()))
                        .toList();

        for (var one : themes) {
            for (var other : themes) {
                if (!one.equals(other)) {
                    assertThat(similarity(
                                    one.title() + ". " + one.description(), other.title() + ". " + other.description()))
                            .as("%s and %s", one.slug(), other.slug())
                            .isLessThan(SAME);
                }
            }
        }
    }

    @Test
    void aTextIsLikeItselfAndLengthsAreOne() {
        var vector = embedding.embed("Страх отвержения").content();

        assertThat(similarity("Страх отвержения", "страх, отвержения!")).isCloseTo(1, within(1e-6));
        assertThat(vector.vector()).hasSize(embedding.dimension());
        assertThat(similarity("…", "Страх")).isZero();
    }

    @Test
    void languagesShareTheirConcepts() {
        assertThat(similarity("Страх отвержения", "Fear of rejection")).isGreaterThanOrEqualTo(SAME);
        assertThat(similarity("Страх отвержения", "Overwork and no rest")).isLessThan(0.2);
    }

    private double similarity(String one, String other) {
        var a = embedding.embed(one).content().vector();
        var b = embedding.embed(other).content().vector();
        var dot = 0.0;
        for (var i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }

    private static List<String> lines(String file) throws IOException {
        try (var in =
                Objects.requireNonNull(ConceptEmbeddingTest.class.getResourceAsStream("/analysis/" + file + ".tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
