package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class HandlingTest {
    private final KafkaEvents wire = new KafkaEvents(new MessagingSettings("test", "127.0.0.1:1", "", null));
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final List<Event> apologies = new ArrayList<>();

    @Test
    void whatSomebodyElseHasByNowIsNeitherPutAsideNorApologizedFor() {
        var event = House.event("stream", "1", 1);
        var progress = new Progress();
        var step = progress.begin(0);
        var attempts = new ArrayList<Integer>();

        try (var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:1"))) {
            handling(admin)
                    .handle(
                            new ConsumerRecord<>("stream", 0, 0, event.key(), new byte[0]),
                            event,
                            () -> {
                                attempts.add(attempts.size());
                                if (attempts.size() == 3) {
                                    progress.fence();
                                }
                                throw new IllegalStateException("our own mistake");
                            },
                            step);
        }

        assertThat(attempts).hasSize(3);
        assertThat(apologies).isEmpty();
        assertThat(kafka.history()).isEmpty();
        assertThat(progress.due()).isEmpty();
    }

    private Handling handling(Admin admin) {
        var meters = new SimpleMeterRegistry();
        var letters = new DeadLetters(kafka, new Topics(admin, wire), wire, Clock.systemUTC(), meters);
        var handler = new Handler() {
            @Override
            public void handle(Event event) {}

            @Override
            public void abandoned(Event event) {
                apologies.add(event);
            }
        };
        return new Handling(
                new Subscription("keeper", Set.of("stream"), handler),
                letters,
                new Trace(OpenTelemetry.noop()),
                meters);
    }
}
