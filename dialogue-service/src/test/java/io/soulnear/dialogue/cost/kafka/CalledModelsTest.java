package io.soulnear.dialogue.cost.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.testing.Contracts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CalledModelsTest {
    private static final String TYPE = "io.soulnear.model.called.v1";

    private final List<String> entered = new ArrayList<>();
    private final CalledModels.Listener listener = new CalledModels.Listener(
            (_, chat, purpose, _, calls) -> calls.forEach(
                    call -> entered.add(chat + " " + purpose + " " + call.outcome() + " " + call.costMicros())),
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false));

    @Test
    void everyExampleOfACallCanBeRead() {
        Contracts.examples(TYPE).forEach(example -> listener.handle(event(example.data())));

        assertThat(entered)
                .containsExactlyInAnyOrder("4211 summary ok 403", "4211 quiz timeout null", "4211 quiz ok 1873");
    }

    @Test
    void whatIsNoCallIsADeadLetter() {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> listener.handle(event("[1")));
    }

    private static Event event(String data) {
        return Event.of(new UUID(1, 2), TYPE, "model.call", "4211", Instant.EPOCH, data);
    }
}
