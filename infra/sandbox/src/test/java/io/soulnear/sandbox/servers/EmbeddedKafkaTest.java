package io.soulnear.sandbox.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private final Path folder;

    EmbeddedKafkaTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsItsRecordsOverARestart() throws Exception {
        try (var kafka = start()) {
            send(kafka, "three million characters", "x".repeat(3_000_000));
        }

        try (var kafka = start()) {
            assertThat(firstValue(kafka)).hasSize(3_000_000);
        }
    }

    private EmbeddedKafka start() {
        return EmbeddedKafka.start(folder, Ports.free(), Ports.free());
    }

    private static void send(EmbeddedKafka kafka, String key, String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrap(), "acks", "all", "max.request.size", 4_000_000);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()));
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("kept", key, value)).get();
        }
    }

    private static String firstValue(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("kept", 0)));
            return consumer.poll(Duration.ofSeconds(15)).iterator().next().value();
        }
    }
}
