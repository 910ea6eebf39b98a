package io.soulnear.flags.rollout.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.flags.RunningService;
import io.soulnear.flags.rollout.application.Sign;
import io.soulnear.flags.rollout.application.Sign.Ending;
import io.soulnear.flags.rollout.application.Signs;
import io.soulnear.runtime.flags.Flags;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aFlagGetsOutStepByStepAndTheJournalTellsHow() {
        start("ENABLE_VOICE", "{\"actor\": \"ann\", \"reason\": \"ready\", \"hold\": \"PT0S\", \"atLeast\": 0}");

        var done = awaitStage("ENABLE_VOICE", "complete");

        assertThat(done.path("percent").asInt()).isEqualTo(100);
        assertThat(done.path("journal").findValuesAsText("percent"))
                .containsExactly("1", "5", "25", "50", "100", "100");
        assertThat(done.at("/journal/0/what").asText()).isEqualTo("started: ready");
        assertThat(done.at("/journal/1/what").asText()).startsWith("held: 0 replies");
        var story = json(service.get("/flags/ENABLE_VOICE"));
        assertThat(story.at("/flag/state").asText()).isEqualTo("on");
        assertThat(story.path("history")
                        .valueStream()
                        .map(step -> step.path("state").asText()))
                .containsExactly("on", "50 %", "25 %", "5 %", "1 %", "off");
        assertThat(json(service.get("/rollouts")).path("rollouts").findValuesAsText("flag"))
                .contains("ENABLE_VOICE");
    }

    @Test
    void aBrokenRailTakesTheFlagBackFromEverybody() {
        start("ENABLE_IMAGES", """
                {"actor": "ann", "steps": [50, 100], "hold": "PT1H", "apologies": 0.1}""");
        var flags = service.bean(Flags.class);
        await().until(() -> people(60).anyMatch(person -> flags.on("ENABLE_IMAGES", "" + person)));
        await().until(() -> seen("ENABLE_IMAGES", 40, Ending.REPLY) >= 10);
        assertThat(show("ENABLE_IMAGES").path("stage").asText()).isEqualTo("holding");

        // Again and again, since it is not known how many replies were counted before somebody looked.
        await().until(() -> {
            seen("ENABLE_IMAGES", 40, Ending.APOLOGY);
            return show("ENABLE_IMAGES").path("stage").asText().equals("taken-back");
        });

        var back = show("ENABLE_IMAGES");
        assertThat(back.at("/journal/1/what").asText())
                .matches("taken back: \\d+\\.\\d % of \\d+ replies were apologies, allowed are 10\\.0 %");
        assertThat(json(service.get("/flags/ENABLE_IMAGES")).at("/flag/state").asText())
                .isEqualTo("off");
        await().untilAsserted(() -> assertThat(people(60)).noneMatch(person -> flags.on("ENABLE_IMAGES", "" + person)));
    }

    @Test
    void whoChangesAFlagEndsItsRollout() {
        start("ENABLE_DYNAMIC_QUIZ", "{\"actor\": \"ann\"}");

        post("/flags/ENABLE_DYNAMIC_QUIZ/value", "{\"value\": false, \"actor\": \"bob\"}");

        var stopped = awaitStage("ENABLE_DYNAMIC_QUIZ", "stopped");
        assertThat(stopped.at("/journal/1/actor").asText()).isEqualTo("bob");
        assertThat(json(service.get("/flags/ENABLE_DYNAMIC_QUIZ"))
                        .at("/flag/state")
                        .asText())
                .isEqualTo("off");
    }

    @Test
    void aRolloutIsStoppedWhereItIsAndAnotherTakesItsPlace() {
        start("ENABLE_ADAPTIVE_QUIZ", "{\"actor\": \"ann\", \"steps\": [5, 100]}");

        assertThat(json(post("/flags/ENABLE_ADAPTIVE_QUIZ/rollout/stop", "{\"actor\": \"bob\", \"reason\": \"wait\"}"))
                        .path("stage")
                        .asText())
                .isEqualTo("stopped");
        assertThat(json(service.get("/flags/ENABLE_ADAPTIVE_QUIZ"))
                        .at("/flag/state")
                        .asText())
                .isEqualTo("5 %");
        assertThat(post("/flags/ENABLE_ADAPTIVE_QUIZ/rollout/stop", "{\"actor\": \"bob\"}")
                        .statusCode())
                .isEqualTo(422);
        start("ENABLE_ADAPTIVE_QUIZ", "{\"actor\": \"ann\", \"steps\": [25, 100]}");
        assertThat(show("ENABLE_ADAPTIVE_QUIZ").path("percent").asInt()).isEqualTo(25);
    }

    @Test
    void aScheduledRolloutLeavesTheFlagAloneUntilItsTime() {
        var soon = Instant.now().plusMillis(1_500);
        start("ENABLE_PATTERN_ANALYSIS", "{\"actor\": \"ann\", \"start\": \"" + soon + "\"}");

        assertThat(show("ENABLE_PATTERN_ANALYSIS").path("stage").asText()).isEqualTo("scheduled");
        assertThat(json(service.get("/flags/ENABLE_PATTERN_ANALYSIS"))
                        .at("/flag/version")
                        .asInt())
                .isEqualTo(1);

        assertThat(awaitStage("ENABLE_PATTERN_ANALYSIS", "holding")
                        .path("percent")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOPE|{\"actor\": \"ann\"}|404",
                "ENABLE_STYLE_SETTINGS|{|400",
                "ENABLE_STYLE_SETTINGS|{}|400",
                "ENABLE_STYLE_SETTINGS|{\"actor\": \"ann\", \"steps\": [50, 10]}|400",
                "ENABLE_STYLE_SETTINGS|{\"actor\": \"ann\", \"hold\": \"soon\"}|400",
                "ENABLE_STYLE_SETTINGS|{\"actor\": \"ann\", \"apologies\": 2}|400"
            })
    void whatCannotBeLetOutIsRefused(String flag, String body, int status) {
        assertThat(post("/flags/" + flag + "/rollout", body).statusCode()).isEqualTo(status);
        assertThat(service.get("/flags/" + flag + "/rollout").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyTheAdministratorLetsFlagsOut() {
        assertThat(service.send("POST", "/flags/ENABLE_VOICE/rollout", "{\"actor\": \"eve\"}", Map.of())
                        .statusCode())
                .isEqualTo(401);
    }

    /** Turns of so many people; gives how many replies were seen of those who have the flag. */
    private static long seen(String flag, int people, Ending ending) {
        people(people)
                .forEach(person -> service.bean(Signs.class)
                        .saw(new Sign.Answered(person, Instant.now(), "I am fine", Duration.ofMillis(800), ending)));
        return show(flag).at("/seen/replies").asLong();
    }

    private static LongStream people(int number) {
        return LongStream.range(1_000, 1_000 + number);
    }

    private static void start(String flag, String body) {
        assertThat(post("/flags/" + flag + "/rollout", body).statusCode()).isEqualTo(200);
    }

    private static JsonNode show(String flag) {
        return json(service.get("/flags/" + flag + "/rollout"));
    }

    private static JsonNode awaitStage(String flag, String stage) {
        await().untilAsserted(
                        () -> assertThat(show(flag).path("stage").asText()).isEqualTo(stage));
        return show(flag);
    }

    private static HttpResponse<String> post(String path, String body) {
        return service.send("POST", path, body, Map.of("Authorization", "Bearer " + RunningService.TOKEN));
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
