package io.soulnear.flags.gate.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.flags.RunningService;
import io.soulnear.flags.administration.application.Desk;
import io.soulnear.runtime.Language;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ON = "{\"value\": true, \"actor\": \"ann\"}";
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.startIn("prod");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everybodyGetsAFlagOnlyAfterAPassingReport() {
        var refused = post("/flags/ENABLE_VOICE/value", ON);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("error").asText()).isEqualTo("needs-report");
        assertThat(json(refused).path("detail").asText())
                .contains("there is none", "./soulnear flags report ENABLE_VOICE");

        assertThat(register("ENABLE_VOICE", "worse", "false", "true").statusCode())
                .isEqualTo(200);
        assertThat(json(post("/flags/ENABLE_VOICE/value", ON)).path("detail").asText())
                .contains("the newest says worse: as good as before");

        register("ENABLE_VOICE", "not-enough-data", "false", "true");
        assertThat(post("/flags/ENABLE_VOICE/value", ON).statusCode()).isEqualTo(422);

        register("ENABLE_VOICE", "equal", "false", "true");
        assertThat(post("/flags/ENABLE_VOICE/value", ON).statusCode()).isEqualTo(200);

        var reports = json(service.get("/flags/ENABLE_VOICE/reports")).path("reports");
        assertThat(reports.findValuesAsText("verdict")).containsExactly("equal", "not-enough-data", "worse");
        assertThat(reports.at("/0/registeredBy").asText()).isEqualTo("ann");
        assertThat(reports.at("/0/recording").asText()).isEqualTo("sha256:abc");
        assertThat(reports.at("/0/candidate/ENABLE_VOICE").asText()).isEqualTo("true");
    }

    @Test
    void whoOverridesSaysWhyAndThatIsKept() {
        var on = ON.replace("}", ", \"override\": \"the older one fails\"}");

        assertThat(json(post("/flags/ENABLE_IMAGES/value", on)).path("override").asText())
                .isEqualTo("the older one fails");

        assertThat(json(service.get("/flags/ENABLE_IMAGES"))
                        .at("/history/0/override")
                        .asText())
                .isEqualTo("the older one fails");
        assertThat(post("/flags/ENABLE_IMAGES/value", ON.replace("true", "false"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/flags/ENABLE_IMAGES/undo", ON).statusCode()).isEqualTo(422);
    }

    @Test
    void aPromotionAndADefinitionAreAskedTheSame() {
        var definition =
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\": false}, \"defaultVariant\": \"off\","
                        + " \"targeting\": {\"fractional\": [[\"on\", %d], [\"off\", %d]]}}";
        var body = "{\"from\": \"test\", \"version\": 1, \"actor\": \"ann\", \"definition\": " + definition + "}";

        assertThat(post("/flags/ENABLE_DYNAMIC_QUIZ/promotion", body.formatted(6, 94))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("/flags/ENABLE_DYNAMIC_QUIZ/promotion", body.formatted(5, 95))
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.send(
                                "PUT",
                                "/flags/ENABLE_DYNAMIC_QUIZ",
                                body.formatted(1, 1),
                                Map.of("If-Match", "2", "Authorization", "Bearer " + RunningService.TOKEN))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aRolloutWaitsForItsReportAndSaysSoOnce() {
        post("/flags/ENABLE_ADAPTIVE_QUIZ/rollout", """
                {"actor": "ann", "steps": [5, 50, 100], "hold": "PT0S", "atLeast": 0}""");
        await().until(() -> rollout("ENABLE_ADAPTIVE_QUIZ").path("journal").size() == 2);
        var waiting = rollout("ENABLE_ADAPTIVE_QUIZ");
        assertThat(waiting.path("percent").asInt()).isEqualTo(5);
        assertThat(waiting.at("/journal/1/what").asText())
                .startsWith("waits: ENABLE_ADAPTIVE_QUIZ would reach 50.0 % of people");

        register("ENABLE_ADAPTIVE_QUIZ", "better", "off", "on");

        await().until(() ->
                rollout("ENABLE_ADAPTIVE_QUIZ").path("stage").asText().equals("complete"));
        assertThat(rollout("ENABLE_ADAPTIVE_QUIZ").path("journal").findValuesAsText("percent"))
                .containsExactly("5", "5", "50", "100", "100");
    }

    @Test
    void aRolloutThatBeginsWithManyOrOverridesIsDecidedAtOnce() {
        var body = "{\"actor\": \"ann\", \"steps\": [50], \"hold\": \"PT1H\"%s}";

        assertThat(post("/flags/ENABLE_PATTERN_ANALYSIS/rollout", body.formatted(""))
                        .statusCode())
                .isEqualTo(422);
        var overridden = json(post(
                "/flags/ENABLE_PATTERN_ANALYSIS/rollout",
                body.formatted(", \"override\": \"asked for by the board\"")));
        assertThat(overridden.path("override").asText()).isEqualTo("asked for by the board");
        assertThat(overridden.path("percent").asInt()).isEqualTo(50);
    }

    @Test
    void inTheChatAnOverrideIsTypedBeforeItsReason() {
        var desk = service.bean(Desk.class);

        assertThat(desk.typed(7, Language.EN, "ENABLE_USER_PROFILES on they wait")
                        .html())
                .contains("./soulnear flags report ENABLE_USER_PROFILES", "override");
        assertThat(desk.typed(7, Language.EN, "ENABLE_USER_PROFILES on override they wait")
                        .html())
                .startsWith("Done.");

        assertThat(json(service.get("/flags/ENABLE_USER_PROFILES"))
                        .at("/flag/override")
                        .asText())
                .isEqualTo("they wait");
    }

    @ParameterizedTest
    @CsvSource({
        "ENABLE_STYLE_SETTINGS,equal,false,false,422",
        "ENABLE_STYLE_SETTINGS,equal,true,true,422",
        "ENABLE_STYLE_SETTINGS,splendid,false,true,400",
        "NOPE,equal,false,true,404"
    })
    void aReportOfSomethingElseIsRefused(String flag, String verdict, String base, String candidate, int status) {
        assertThat(register(flag, verdict, base, candidate).statusCode()).isEqualTo(status);
        assertThat(json(service.get("/flags/" + flag + "/reports")).path("reports"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "{}", "{\"actor\": \"ann\", \"report\": {\"version\": 2}}"})
    void halfAReportIsRefused(String body) {
        assertThat(post("/flags/ENABLE_STYLE_SETTINGS/reports", body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyTheAdministratorRegistersReports() {
        assertThat(service.send("POST", "/flags/ENABLE_VOICE/reports", "{}", Map.of())
                        .statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> register(String flag, String verdict, String base, String candidate) {
        return post("/flags/" + flag + "/reports", """
                {"actor": "ann", "report": {"version": 1, "verdict": "%s", "reason": "as good as before", "conversations": 200,
                 "recording": "sha256:abc", "base": {"name": "base", "settings": {"%s": "%s"}},
                 "candidate": {"name": "candidate", "settings": {"%s": "%s"}}}}""".formatted(verdict, flag, base, flag, candidate));
    }

    private static JsonNode rollout(String flag) {
        return json(service.get("/flags/" + flag + "/rollout"));
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
