package io.soulnear.runtime.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Publisher;
import io.soulnear.testing.Contracts;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ExposuresTest {
    private final List<Event> sent = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void eachPersonIsToldOfOnceForEachVersion() {
        try (var exposures = exposures(CompletableFuture.completedFuture(null))) {
            exposures.saw("ENABLE_VOICE", 4, "on", "42");
            exposures.saw("ENABLE_VOICE", 4, "on", "42");
            exposures.saw("ENABLE_VOICE", 4, "off", "43");
            exposures.saw("ENABLE_VOICE", 5, "on", "42");

            await().until(() -> sent.size() == 3);
            assertThat(sent).extracting(Event::key).containsExactly("42", "43", "42");
            assertThat(sent).extracting(Event::topic).containsOnly("flags.exposure");
            sent.forEach(event -> Contracts.validate(Exposures.TYPE, event.data()));
            assertThat(sent.getFirst().data()).contains("\"variant\":\"on\"", "\"service\":\"quiz\"", "\"version\":4");
        }
    }

    @Test
    void whatKafkaDoesNotTakeIsCountedAndForgotten() {
        try (var exposures = exposures(CompletableFuture.failedFuture(new KafkaException("away")))) {
            exposures.saw("ENABLE_VOICE", 4, "on", "42");

            await().until(() -> meters.counter("soulnear.flag.exposures.untold").count() == 1);
        }
    }

    private Exposures exposures(CompletableFuture<Void> taken) {
        var publisher = new Publisher() {
            @Override
            public CompletableFuture<Void> send(Event event) {
                sent.add(event);
                return taken;
            }

            @Override
            public void publish(Event event) {
                throw new AssertionError("Exposures wait for nobody");
            }
        };
        return new Exposures(publisher, UUID::randomUUID, Clock.systemUTC(), "quiz", meters);
    }
}
