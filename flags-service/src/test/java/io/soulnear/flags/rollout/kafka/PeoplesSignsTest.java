package io.soulnear.flags.rollout.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.flags.RunningService;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Messaging;
import io.soulnear.runtime.flags.Flags;
import io.soulnear.testing.Contracts;
import io.soulnear.testing.TestServers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PeoplesSignsTest {
    private static final String TURN = "io.soulnear.dialogue.turn-completed.v1";
    private static final String CRISIS = "io.soulnear.dialogue.crisis-detected.v1";
    private static final String RETIRED = "io.soulnear.profile.pattern-retired.v1";
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    @TestFactory
    Stream<DynamicTest> everyExampleCanBeRead() {
        return Stream.of(TURN, CRISIS, RETIRED)
                .flatMap(type -> Contracts.examples(type).stream()
                        .map(example -> DynamicTest.dynamicTest(type + " " + example.name(), () -> {
                            var event = Event.of(new UUID(0, 1), type, "any", "1", Instant.EPOCH, example.data());
                            var sign = PeoplesSigns.sign(event, JSON);

                            sign.ifPresent(it -> assertThat(it.chat()).isPositive());
                            assertThat(sign.isPresent())
                                    .isEqualTo(!type.equals(RETIRED)
                                            || example.data().contains("\"rejected\""));
                        })));
    }

    @Test
    void whatIsNotASignIsPassedOver() {
        var started = Event.of(new UUID(0, 1), "io.soulnear.profile.registered.v1", "any", "1", Instant.EPOCH, "{}");

        assertThat(PeoplesSigns.sign(started, JSON)).isEmpty();
    }

    @Test
    void aRestartSeesTheStepFromItsBeginning() {
        var database = TestServers.postgres();
        var prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
        try (var service = RunningService.start(database, prefix)) {
            letOut(service);
            happens(service, TURN, "dialogue.turn", """
                    {"chatId": 5, "personText": "I slept badly", "provider": "offline", "latencyMillis": 700}""");
            happens(service, CRISIS, "dialogue.turn", "{\"chatId\": 5}");
            happens(service, RETIRED, "profile.person", "{\"chatId\": 5, \"reason\": \"rejected\"}");
            await().untilAsserted(() -> assertThat(seen(service).toString())
                    .contains("\"replies\":1", "\"crises\":1", "\"missed\":0", "\"rejected\":1"));
        }

        try (var service = RunningService.start(database, prefix)) {
            await().untilAsserted(() -> assertThat(seen(service).toString())
                    .contains("\"replies\":1", "\"p95Millis\":700", "\"crises\":1", "\"rejected\":1"));

            happens(service, TURN, "dialogue.turn", """
                    {"chatId": 5, "personText": "I want to kill myself", "provider": "offline", "latencyMillis": 700}""");

            await().untilAsserted(() -> assertThat(rollout(service).toString())
                    .contains("\"stage\":\"taken-back\"", "1 of 2 crises were answered as if they were none"));
        }
    }

    private static void letOut(RunningService service) {
        service.send(
                "POST",
                "/flags/ENABLE_VOICE/rollout",
                "{\"actor\": \"ann\", \"steps\": [100], \"hold\": \"PT1H\"}",
                Map.of("Authorization", "Bearer " + RunningService.TOKEN));
        await().until(() -> rollout(service).path("stage").asText().equals("holding"));
        await().until(() -> service.bean(Flags.class).on("ENABLE_VOICE", "5"));
    }

    private static void happens(RunningService service, String type, String topic, String data) {
        service.bean(Messaging.class)
                .publisher()
                .publish(Event.of(UUID.randomUUID(), type, topic, "5", Instant.now(), data));
    }

    private static JsonNode seen(RunningService service) {
        return rollout(service).path("seen");
    }

    private static JsonNode rollout(RunningService service) {
        try {
            return JSON.readTree(service.get("/flags/ENABLE_VOICE/rollout").body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
