package io.soulnear.flags.flag.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.flags.RunningService;
import io.soulnear.testing.HttpInterfaces;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ON = "{\"value\": true, \"actor\": \"ann\", \"reason\": \"trying\"}";
    private static final String OFF = "{\"value\": false, \"actor\": \"bob\"}";
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
    void listsTheFlagsThatTheCodeKnows() throws Exception {
        var answer = service.get("/flags");
        var flags = json(answer).path("flags");

        assertThat(flags.findValuesAsText("key"))
                .contains("USE_CHAT_COMPLETION", "ENABLE_VOICE")
                .hasSizeGreaterThan(7);
        assertThat(flags.findValuesAsText("changedBy")).contains("flags-service");
        HttpInterfaces.describe("get", "/flags", 200, answer.body());
    }

    @Test
    void aSwitchedFlagTellsItsHistory() throws Exception {
        assertThat(post("/flags/ENABLE_IMAGES/value", ON).statusCode()).isEqualTo(200);
        assertThat(post("/flags/ENABLE_IMAGES/value", OFF).headers().firstValue("ETag"))
                .contains("\"3\"");

        var answer = service.get("/flags/ENABLE_IMAGES");
        HttpInterfaces.describe("get", "/flags/{key}", 200, answer.body());
        var story = json(answer);
        assertThat(story.at("/flag/version").asInt()).isEqualTo(3);
        assertThat(story.at("/flag/definition/defaultVariant").asText()).isEqualTo("off");
        assertThat(story.path("history").findValuesAsText("changedBy")).containsExactly("bob", "ann", "flags-service");
        assertThat(story.at("/history/1/reason").asText()).isEqualTo("trying");
        assertThat(story.at("/history/1/before")).isEqualTo(story.at("/history/2/after"));
        assertThat(story.at("/history/2/before").isMissingNode()).isTrue();
    }

    @Test
    void switchingToWhereItIsMakesNoVersion() throws Exception {
        post("/flags/ENABLE_DYNAMIC_QUIZ/value", OFF);

        assertThat(json(post("/flags/ENABLE_DYNAMIC_QUIZ/value", OFF))
                        .path("version")
                        .asInt())
                .isEqualTo(json(service.get("/flags/ENABLE_DYNAMIC_QUIZ"))
                        .at("/flag/version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aDefinitionIsChangedOnlyInTheVersionSeen() throws Exception {
        var body = """
                {"actor": "ann", "definition": {"state": "ENABLED", "variants": {"on": true, "off": false},
                 "defaultVariant": "off", "targeting": {"fractional": [["on", 5], ["off", 95]]}}}""";

        assertThat(put("/flags/ENABLE_VOICE", body, Map.of("If-Match", "\"1\"")).statusCode())
                .isEqualTo(200);

        var late = put("/flags/ENABLE_VOICE", body.replace("\"ann\"", "\"bob\""), Map.of("If-Match", "\"1\""));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).path("error").asText()).isEqualTo("stale-version");
        assertThat(put("/flags/ENABLE_VOICE", body, Map.of()).statusCode()).isEqualTo(428);
    }

    @Test
    void aNewFlagIsMadeFromVersionZero() throws Exception {
        var body = """
                {"actor": "ann", "definition": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on"}}""";

        assertThat(json(put("/flags/BRAND_NEW", body, Map.of("If-Match", "0")))
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(put("/flags/BRAND_NEW", body, Map.of("If-Match", "0")).statusCode())
                .isEqualTo(409);
        assertThat(put("/flags/a%20b", body, Map.of("If-Match", "0")).statusCode())
                .isEqualTo(422);
        assertThat(post("/flags/BRAND_NEW/value", OFF).statusCode()).isEqualTo(422);
    }

    @Test
    void anInvalidDefinitionIsRefusedWithItsFlaw() throws Exception {
        var refused = put(
                "/flags/ENABLE_USER_PROFILES",
                "{\"actor\": \"ann\", \"definition\": {\"state\": \"ENABLED\"}}",
                Map.of("If-Match", "1"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("error").asText()).isEqualTo("invalid-definition");
        assertThat(json(refused).path("detail").asText()).contains("defaultVariant");
        assertThat(json(service.get("/flags/ENABLE_USER_PROFILES"))
                        .at("/flag/version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anUnknownFlagIsNotFoundAndTheKnownOnesAreNamed() throws Exception {
        for (var answer : new HttpResponse<?>[] {service.get("/flags/NOPE"), post("/flags/NOPE/value", ON)}) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(JSON.readTree((String) answer.body()).path("detail").asText())
                    .contains("NOPE", "USE_CHAT_COMPLETION");
        }
    }

    @Test
    void whatAnotherEnvironmentHasIsTakenOverWithItsDifferences() throws Exception {
        var body = """
                {"from": "test", "version": 7, "actor": "ann", "reason": "proved", "definition": {"state": "ENABLED",
                 "variants": {"on": true, "off": false}, "defaultVariant": "on"}, "dryRun": %s}""";

        var preview = json(post("/flags/ENABLE_ADAPTIVE_QUIZ/promotion", body.formatted(true)));
        assertThat(preview.path("differences").findValuesAsText("path")).contains("/defaultVariant", "/metadata");
        assertThat(preview.at("/flag/version").asInt()).isEqualTo(1);

        var promoted = json(post("/flags/ENABLE_ADAPTIVE_QUIZ/promotion", body.formatted(false)));
        assertThat(promoted.at("/flag/version").asInt()).isEqualTo(2);
        assertThat(promoted.at("/flag/reason").asText()).isEqualTo("from test, version 7: proved");
        assertThat(promoted.path("differences")).isEqualTo(preview.path("differences"));
        assertThat(json(post("/flags/ENABLE_ADAPTIVE_QUIZ/promotion", body.formatted(false)))
                        .path("differences"))
                .isEmpty();
        assertThat(json(post("/flags/ONLY_IN_TEST/promotion", body.formatted(false)))
                        .at("/flag/version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void nothingInvalidAndNothingOfTheSameEnvironmentIsPromoted() {
        var body = "{\"from\": \"test\", \"actor\": \"ann\", \"definition\": {\"state\": \"ENABLED\"}}";

        assertThat(post("/flags/ENABLE_VOICE/promotion", body).statusCode()).isEqualTo(422);
        assertThat(post("/flags/ENABLE_VOICE/promotion", body.replace("test", "dev"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aChangeIsTakenBackAndThatTooIsHistory() throws Exception {
        var first = json(service.get("/flags/ENABLE_STREAMING")).at("/flag/definition");
        assertThat(post("/flags/ENABLE_STREAMING/undo", ON).statusCode()).isEqualTo(422);
        post("/flags/ENABLE_STREAMING/value", OFF);

        var undone = json(post("/flags/ENABLE_STREAMING/undo", ON));

        assertThat(undone.path("version").asInt()).isEqualTo(3);
        assertThat(undone.path("definition")).isEqualTo(first);
        post("/flags/ENABLE_STREAMING/undo", "{\"actor\": \"ann\", \"version\": 2}");
        assertThat(json(service.get("/flags/ENABLE_STREAMING"))
                        .at("/flag/definition/defaultVariant")
                        .asText())
                .isEqualTo("off");
        assertThat(post("/flags/ENABLE_STREAMING/undo", "{\"actor\": \"ann\", \"version\": 99}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theChangesOfAllFlagsAreToldNewestFirst() throws Exception {
        post("/flags/USE_CHAT_COMPLETION/value", OFF);
        post("/flags/ENABLE_PATTERN_ANALYSIS/value", OFF.replace("bob", "eve"));
        post("/flags/USE_CHAT_COMPLETION/value", ON);

        var changes = json(service.get("/flags/changes?limit=1"));

        assertThat(changes.path("environment").asText()).isEqualTo("dev");
        assertThat(changes.path("changes")).hasSize(1);
        assertThat(changes.at("/changes/0/key").asText()).isEqualTo("USE_CHAT_COMPLETION");
        assertThat(changes.at("/changes/0/before/defaultVariant").asText()).isEqualTo("off");
    }

    @ParameterizedTest
    @CsvSource({"''", "Bearer wrong", "Bearer", "Basic token-of-the-test", "token-of-the-test"})
    void onlyTheAdministratorChangesFlags(String authorization) throws Exception {
        Map<String, String> headers = authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization);

        var refused = service.send("POST", "/flags/ENABLE_PATTERN_ANALYSIS/value", ON, headers);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).path("error").asText()).isEqualTo("unauthorized");
        assertThat(service.send("PUT", "/flags/ENABLE_PATTERN_ANALYSIS", "{}", headers)
                        .statusCode())
                .isEqualTo(401);
        assertThat(json(service.get("/flags/ENABLE_PATTERN_ANALYSIS"))
                        .at("/flag/version")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "{}", "[]", "{\"value\": \"on\", \"actor\": \"ann\"}", "{\"value\": true}"})
    void aMalformedRequestIsRefused(String body) throws Exception {
        var refused = post("/flags/ENABLE_STYLE_SETTINGS/value", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("error").asText()).isEqualTo("malformed-request");
    }

    private static HttpResponse<String> post(String path, String body) {
        return service.send("POST", path, body, Map.of("Authorization", "Bearer " + RunningService.TOKEN));
    }

    private static HttpResponse<String> put(String path, String body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + RunningService.TOKEN);
        return service.send("PUT", path, body, all);
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return JSON.readTree(response.body());
    }
}
