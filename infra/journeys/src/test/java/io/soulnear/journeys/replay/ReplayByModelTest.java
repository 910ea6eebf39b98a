package io.soulnear.journeys.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.comparison.run.TurnLines;
import io.soulnear.journeys.system.ModelStub.Behaviour;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.servers.Signal;
import java.io.IOException;
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
    /** How long a reply takes tells nothing on a machine full of tests. */
    private static final String[] WHATEVER_IT_TAKES = {"--margin", "LATENCY=100", "--margin", "TAIL=100"};

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
        List.of("by-model", "refused", "capped").forEach(Replaying::forget);
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
    void whoeverPressesCtrlCHasAReportAndGoesOnLater() throws Exception {
        system.model().takes(Duration.ofMillis(200));
        var interrupted = Replaying.begun(environment(), "by-model", arguments("--concurrency", "2"));
        await().atMost(PATIENCE).until(() -> turns("by-model", "base") > 0);
        Signal.INT.send(interrupted.toHandle());
        assertThat(interrupted.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Replaying.told("by-model"))
                .contains("base is not whole: it was interrupted", "Not enough data", "report.html");
        assertThat(Replaying.running()).isEmpty();
        var before = turns("by-model", "base");
        assertThat(before).isLessThan(2 * PEOPLE);

        system.model().takes(Duration.ZERO);
        var asked = system.model().calls().size();
        var told = Replaying.played(environment(), "by-model", arguments(WHATEVER_IT_TAKES));

        // However alike: what a model has not done wrong in so few conversations it may still do.
        assertThat(told).contains("Not enough data", "in 48 turns of 24 conversations", "would tell");
        assertThat(turns("by-model", "base-again")).isEqualTo(2 * PEOPLE);
        assertThat(system.model().calls()).hasSize(asked + 3 * 2 * PEOPLE - (int) before);
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

    @Test
    void aCapOnItsCostEndsARunAndWhatWasPlayedIsCompared() throws Exception {
        var told = Replaying.played(environment(), "capped", arguments("--max-cost", "0.0003", "--concurrency", "1"));

        assertThat(told)
                .contains(
                        "base is not whole: the cap on its cost is reached",
                        "variant is not whole: the cap on its cost is reached",
                        "conversations would tell");
        assertThat(turns("capped", "variant")).isBetween(2L, 2L * PEOPLE - 1);
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

    private static long turns(String replay, String variant) throws IOException {
        var file = Replaying.file(replay, variant + ".jsonl");
        return Files.exists(file) ? TurnLines.read(file).turns().size() : 0;
    }
}
