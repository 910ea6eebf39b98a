package io.soulnear.flags.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.soulnear.flags.RunningService;
import io.soulnear.runtime.flags.FlagEvaluations;
import io.soulnear.runtime.flags.Flags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfrepTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "/ofrep/v1/evaluate/flags";
    private static final String CONTEXT =
            "{\"context\": {\"targetingKey\": \"42\", \"language\": \"ru\", \"visits\": 12345678901}}";
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        define("ROLLED_OUT", """
                {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                 "targeting": {"fractional": [["on", 50], ["off", 50]]}}""");
        define("BY_LANGUAGE", """
                {"state": "ENABLED", "variants": {"warm": "тёплый", "plain": "plain"}, "defaultVariant": "plain",
                 "targeting": {"if": [{"==": [{"var": "language"}, "ru"]}, "warm", "plain"]}}""");
        define("LIMITS", """
                {"state": "ENABLED", "variants": {"few": {"most": 3}}, "defaultVariant": "few"}""");
        define("SWITCHED_OFF", """
                {"state": "DISABLED", "variants": {"on": true}, "defaultVariant": "on"}""");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theOfficialClientSeesWhatTheServicesSee() {
        var api = OpenFeatureAPI.createIsolated();
        api.setProviderAndWait(OfrepProvider.constructProvider(
                OfrepProviderOptions.builder().baseUrl(service.url()).build()));
        var client = api.getClient();
        var flags = service.bean(Flags.class);

        var on = IntStream.range(0, 60).filter(person -> isOn(client, person)).count();
        assertThat(on).isBetween(15L, 45L);
        assertThat(IntStream.range(0, 60).boxed())
                .allMatch(person -> isOn(client, person) == flags.on("ROLLED_OUT", "" + person));
        var warm = client.getStringDetails(
                "BY_LANGUAGE", "", new ImmutableContext("42", Map.of("language", new dev.openfeature.sdk.Value("ru"))));
        assertThat(warm.getValue()).isEqualTo("тёплый");
        assertThat(warm.getVariant()).isEqualTo("warm");
        assertThat(warm.getReason()).isEqualTo("TARGETING_MATCH");
        assertThat(client.getBooleanDetails("NEVER_HEARD_OF", true).getErrorCode())
                .isEqualTo(ErrorCode.FLAG_NOT_FOUND);
        assertThat(client.getBooleanDetails("NEVER_HEARD_OF", true).getValue()).isTrue();
        api.shutdown();
    }

    private static boolean isOn(Client client, int person) {
        return client.getBooleanValue("ROLLED_OUT", false, new ImmutableContext("" + person));
    }

    @Test
    void allFlagsComeAtOnceAndOnlyWhenTheyHaveChanged() {
        var first = post(ALL, CONTEXT, Map.of());
        var flags = json(first).path("flags");
        assertThat(flags.findValuesAsText("key"))
                .contains("USE_CHAT_COMPLETION", "ROLLED_OUT", "LIMITS")
                .doesNotContain("SWITCHED_OFF")
                .isSorted();
        assertThat(flags.valueStream().filter(flag -> flag.path("key").asText().equals("LIMITS")))
                .singleElement()
                .extracting(flag -> flag.at("/value/most").asInt())
                .isEqualTo(3);

        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(post(ALL, CONTEXT, Map.of("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
        assertThat(post(ALL, CONTEXT.replace("ru", "en"), Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(200);

        define("ANOTHER", "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\"}");
        assertThat(post(ALL, CONTEXT, Map.of("If-None-Match", tag)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/BY_LANGUAGE|{|400|PARSE_ERROR",
                "/BY_LANGUAGE|{}|400|INVALID_CONTEXT",
                "/BY_LANGUAGE|{\"context\": 1}|400|INVALID_CONTEXT",
                "/BY_LANGUAGE|{\"context\": {\"targetingKey\": 42}}|400|INVALID_CONTEXT",
                "/SWITCHED_OFF|{\"context\": {}}|404|FLAG_NOT_FOUND",
                "/NOPE|{\"context\": {}}|404|FLAG_NOT_FOUND",
                "''|[]|400|INVALID_CONTEXT"
            })
    void whatCannotBeEvaluatedSaysWhy(String path, String body, int status, String code) {
        var answer = post(ALL + path, body, Map.of());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("errorCode").asText()).isEqualTo(code);
    }

    private static void define(String key, String definition) {
        var body = "{\"actor\": \"ann\", \"definition\": " + definition + "}";
        var answer = service.send(
                "PUT",
                "/flags/" + key,
                body,
                Map.of("If-Match", "0", "Authorization", "Bearer " + RunningService.TOKEN));
        assertThat(answer.statusCode()).isEqualTo(200);
        await().until(() -> service.bean(FlagEvaluations.class).keys().contains(key));
    }

    private static HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        return service.send("POST", path, body, headers);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
