package io.soulnear.comparison.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.comparison.measure.Pair;
import io.soulnear.comparison.run.Answer;
import io.soulnear.comparison.run.Making;
import io.soulnear.comparison.run.Outcome;
import io.soulnear.comparison.run.Said;
import io.soulnear.comparison.run.Turn;
import io.soulnear.models.ConceptEmbedding;
import io.soulnear.models.GeminiSettings;
import io.soulnear.models.ModelSettings;
import io.soulnear.models.ModelTelemetry;
import io.soulnear.models.Models;
import io.soulnear.models.OpenAiSettings;
import io.soulnear.models.SecondarySettings;
import io.soulnear.testing.FakeModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgesTest {
    private final FakeModel fake = new FakeModel();
    private final Models models = Models.of(
            new ModelSettings("openai", Duration.ofSeconds(20), Duration.ofSeconds(15), 8, 600, ""),
            new OpenAiSettings(fake.baseUrl(), "key", "gpt-4o"),
            new GeminiSettings("", "", ""),
            SecondarySettings.NONE,
            new ModelTelemetry(OpenTelemetry.noop(), new SimpleMeterRegistry()));

    @AfterEach
    void stop() {
        models.close();
        fake.close();
    }

    private static Pair pair(int number, String base, String candidate) {
        return new Pair(turn(number, base), turn(number, candidate), List.of("I am afraid of my exam"));
    }

    private static Turn turn(int number, String reply) {
        return new Turn(
                "c",
                number,
                Instant.EPOCH,
                new Said(Said.Kind.TEXT, "I am afraid of my exam", "en"),
                List.of(new Answer(reply, List.of(), false, false)),
                Outcome.ANSWERED,
                new Making("helper", "openai", "m", "v2", 1, 1, BigDecimal.ZERO, OptionalLong.empty()),
                null);
    }

    private static String scored(int first, int second) {
        var four = "{\\\"relevance\\\":%1$d,\\\"depth\\\":%1$d,\\\"usefulness\\\":%1$d,\\\"style\\\":%1$d}";
        return FakeModel.completion(
                "\"{\\\"first\\\":" + four.formatted(first) + ",\\\"second\\\":" + four.formatted(second) + "}\"");
    }

    private static List<Pair> different(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> pair(i, "Base.", "Candidate."))
                .toList();
    }

    @Test
    void aModelThatPrefersWhatItReadsFirstIsEvenedOutAndFoundOut() {
        fake.does((exchange, _) -> FakeModel.send(exchange, 200, scored(9, 5)));

        var judging = new ModelJudge(models, BigDecimal.TEN).judge(different(3));

        assertThat(judging.scores()).hasSize(3).allSatisfy((_, scores) -> {
            assertThat(scores.base().overall()).isEqualTo(7);
            assertThat(scores.candidate().overall()).isEqualTo(7);
        });
        assertThat(judging.orders().orElseThrow()).isNegative();
        assertThat(judging.dollars()).isPositive();
        assertThat(fake.requests()).hasSize(6);
    }

    @Test
    void aModelThatRefusesOrTalksLeavesItsPairsUnjudged() {
        fake.does((exchange, _) -> FakeModel.send(exchange, 200, FakeModel.completion("\"I would rather not.\"")));
        assertThat(new ModelJudge(models, BigDecimal.TEN).judge(different(2)).unjudged())
                .containsEntry("the model's answer was no scores from 1 to 10", 2);

        fake.does((exchange, _) -> FakeModel.send(exchange, 200, scored(11, 5)));
        assertThat(new ModelJudge(models, BigDecimal.TEN).judge(different(2)).scores())
                .isEmpty();
    }

    @Test
    void judgingEndsWithItsBudgetAndNeverAsksAboutTheSame() {
        fake.does((exchange, _) -> FakeModel.send(exchange, 200, scored(6, 6)));

        var judging = new ModelJudge(models, new BigDecimal("0.000001")).judge(different(20));

        assertThat(judging.scores()).hasSize(4);
        assertThat(judging.unjudged()).containsEntry("the judge's budget was spent", 16);
        assertThat(new ModelJudge(models, BigDecimal.TEN)
                        .judge(List.of(pair(1, "Same.", "Same.")))
                        .scores())
                .isEmpty();
    }

    @Test
    void rulesPreferWhatIsAboutTheMessageAndAsks() {
        var judge = new RulesJudge(new ConceptEmbedding());
        var pair = pair(
                1, "The weather changes fast in spring.", "An exam can be frightening. What are you afraid of most?");

        var scores = Objects.requireNonNull(judge.judge(List.of(pair)).scores().get(pair));

        assertThat(scores.candidate().relevance()).isGreaterThan(scores.base().relevance() + 3);
        assertThat(scores.candidate().depth()).isGreaterThan(scores.base().depth() + 3);
        assertThat(judge.limits()).contains("do not see");
    }

    @Test
    void aPersonsScoresAreReadAndNonsenseIsRefused(@TempDir Path folder) throws IOException {
        var file = folder.resolve("scores.json");
        var four = "{\"relevance\":8,\"depth\":7,\"usefulness\":6,\"style\":9}";
        Files.writeString(
                file,
                "{\"version\":1,\"scores\":[{\"conversation\":\"c\",\"number\":1,\"base\":%s,\"candidate\":%s}]}"
                        .formatted(four, four));
        assertThat(PersonScores.read(file)
                        .of(pair(1, "a", "b"))
                        .orElseThrow()
                        .base()
                        .overall())
                .isEqualTo(7.5);
        assertThat(PersonScores.read(file).of(pair(2, "a", "b"))).isEmpty();

        Files.writeString(file, Files.readString(file).replace("\"style\":9", "\"style\":12"));
        assertThatThrownBy(() -> PersonScores.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("scores.json");
        Files.writeString(file, "{\"version\":9}");
        assertThatThrownBy(() -> PersonScores.read(file)).hasMessageContaining("version 1");
    }
}
