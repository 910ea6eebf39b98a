package io.soulnear.profile.chronicle.kafka;

import io.micronaut.context.annotation.Value;
import io.soulnear.messaging.Event;
import io.soulnear.profile.chronicle.Told;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic from its beginning to where it ends now, without a group. */
@Singleton
final class TopicOfPeople implements Told {
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final String topic;

    TopicOfPeople(
            @Value("${soulnear.kafka.bootstrap}") String bootstrap,
            @Value("${soulnear.kafka.topic-prefix:}") String prefix) {
        this.bootstrap = bootstrap;
        this.topic = prefix + "profile.person";
    }

    @Override
    public void sinceTheBeginning(Consumer<Event> each) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> each.accept(event(record)));
            }
        }
    }

    private static Event event(ConsumerRecord<String, String> record) {
        return new Event(
                UUID.fromString(header(record, "ce_id")),
                header(record, "ce_type"),
                "profile.person",
                record.key(),
                Instant.parse(header(record, "ce_time")),
                record.value(),
                Map.of(),
                null);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException("An event of ours has no " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
