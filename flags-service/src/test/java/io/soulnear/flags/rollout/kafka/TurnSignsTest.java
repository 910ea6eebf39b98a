package io.soulnear.flags.rollout.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.testing.Contracts;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TurnSignsTest {
    private static final String TYPE = "io.soulnear.dialogue.turn-completed.v1";

    @TestFactory
    Stream<DynamicTest> everyExampleOfATurnCanBeRead() {
        var json = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        return Contracts.examples(TYPE).stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    var event = Event.of(new UUID(0, 1), TYPE, "dialogue.turn", "1", Instant.EPOCH, example.data());

                    assertThat(TurnSigns.read(event, json).provider()).isNotBlank();
                }));
    }
}
