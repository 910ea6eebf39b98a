package io.soulnear.journeys.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.comparison.run.TurnLines;
import io.soulnear.journeys.system.ModelStub.Behaviour;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.servers.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations that somebody wrote down: what becomes of a replay, and of its report, however its model behaves. */
@WholeSystem
class ReplayByModelTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PEOPLE = 24;

    private final RunningSystem system;
    private final Path conversations;

    ReplayByModelTest(RunningSystem system, @TempDir Path folder) {
        this.system = system;
        this.conversations = folder.resolve("conversations.jsonl");
    }

    @BeforeEach
    void writeConversationsDown() throws IOException {
        List.of("by-model", "refused").forEach(Replaying::forget);
        Files.writeString(
                conversations,
                IntStream.range(0, PEOPLE)
                        .mapToObj(person -> """
                                {"person":"Ben","language":"en","turns":[{"say":"I am tired of %d things"},{"say":"And so on"}]}
                                """.formatted(person))
                        .collect(Collectors.joining()));
    }

    @AfterEach
    void theModelAnswersAgain() {
        system.model().recovers();
        system.model().takes(Duration.ZERO);
    }

    @Test
    void whoeverPressesCtrlCHasAReportAndGoesOnLaterAsFarAsTheCapOnItsCost() throws Exception {
        system.model().takes(Duration.ofMillis(200));
        var interrupted = Replaying.begun(environment(), "by-model", arguments("--concurrency", "2"));
        await().atMost(PATIENCE).until(() -> turns("by-model", "base") > 3);
        Signal.INT.send(interrupted.toHandle());
        assertThat(interrupted.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Replaying.told("by-model"))
                .contains("base is not whole: it was interrupted", "Not enough data", "report.html");
        assertThat(Replaying.running()).isEmpty();
        var before = turns("by-model", "base");
        assertThat(before).isLessThan(2 * PEOPLE);

        system.model().takes(Duration.ZERO);
        var asked = system.model().calls().size();
        var told = Replaying.played(environment(), "by-model", arguments("--max-cost", "0.0003", "--concurrency", "1"));

        assertThat(told)
                .contains(
                        "base is not whole: the cap on its cost is reached",
                        "variant is not whole: the cap on its cost is reached",
                        "conversations would tell");
        assertThat(turns("by-model", "base")).isBetween(before, 2L * PEOPLE - 1);
        assertThat(turns("by-model", "variant")).isBetween(2L, 2L * PEOPLE - 1);
        var played = Stream.of("base", "base-again", "variant")
                .mapToLong(variant -> turns("by-model", variant))
                .sum();
        // The reply that brings a run to its cap is not kept.
        assertThat((long) system.model().calls().size() - asked).isBetween(played - before, played - before + 3);
    }

    @Test
    void aModelThatRefusesEndsTheReplayAndSaysSo() throws Exception {
        system.model().always(Behaviour.fails(401));

        var told = Replaying.played(environment(), "refused", arguments());

        assertThat(told)
                .contains("base is not whole: its model answers nobody", "Not enough data")
                .doesNotContain("variant");
        assertThat(Replaying.file("refused", "report.json")).exists();
    }

    private String[] arguments(String... more) {
        var what = Stream.of("--conversations", conversations.toString(), "--variant", "ENABLE_STYLE_SETTINGS=true");
        return Stream.concat(what, Stream.of(more)).toArray(String[]::new);
    }

    private Map<String, String> environment() {
        return Map.of(
                "MODEL_PROVIDER",
                "openai",
                "OPENAI_BASE_URL",
                system.model().url(),
                "OPENAI_API_KEY",
                system.model().key(),
                "OPENAI_MODEL",
                "gpt-4o-mini",
                "QUOTA_HELPER_PER_DAY",
                "0");
    }

    private static long turns(String replay, String variant) {
        var file = Replaying.file(replay, variant + ".jsonl");
        try {
            return Files.exists(file) ? TurnLines.read(file).turns().size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
