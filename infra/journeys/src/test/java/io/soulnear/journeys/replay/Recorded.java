package io.soulnear.journeys.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.KafkaEvents;
import io.soulnear.messaging.MessagingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of recorded updates on a system's Kafka, under a prefix of its own: what was said there, and what is added. */
final class Recorded implements AutoCloseable {
    static final String PREFIX = "recorded.";
    private static final String TOPIC = "telegram.update";
    private static final int PARTITIONS = 3;

    private final RunningSystem system;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaEvents wire;

    /** Makes it. */
    Recorded(RunningSystem system) throws Exception {
        this.system = system;
        var config = Map.<String, Object>of("bootstrap.servers", system.kafka());
        this.admin = Admin.create(config);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.wire = new KafkaEvents(new MessagingSettings("gateway", system.kafka(), PREFIX, null));
        admin.createTopics(List.of(new NewTopic(PREFIX + TOPIC, Optional.of(PARTITIONS), Optional.empty())))
                .all()
                .get();
    }

    /** Takes over what was said in these chats. */
    void copy(List<Long> chats) throws Exception {
        var keys = chats.stream().map(Object::toString).toList();
        var config = Map.<String, Object>of("bootstrap.servers", system.kafka());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(system.topic(TOPIC)).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (keys.contains(record.key())) {
                        producer.send(new ProducerRecord<>(
                                        PREFIX + TOPIC, null, record.key(), record.value(), record.headers()))
                                .get();
                    }
                }
            }
        }
    }

    void add(Event event) throws Exception {
        producer.send(wire.write(event)).get();
    }

    /** Adds what is no event at all. */
    void addPoison(String key) throws Exception {
        producer.send(new ProducerRecord<>(PREFIX + TOPIC, key, "no event".getBytes(UTF_8)))
                .get();
    }

    /** How far every topic on this Kafka is written, and every group has read. */
    Map<String, Long> offsets() throws Exception {
        var offsets = new TreeMap<String, Long>();
        var asked = admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(it -> new TopicPartition(topic.name(), it.partition())))
                .collect(Collectors.toMap(it -> it, _ -> OffsetSpec.latest()));
        admin.listOffsets(asked).all().get().forEach((partition, end) -> offsets.put("" + partition, end.offset()));
        for (var group : admin.listGroups().all().get()) {
            admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> offsets.put(group.groupId() + " " + partition, offset.offset()));
        }
        return offsets;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
