package io.soulnear.dialogue.conversation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.dialogue.safety.application.CrisisHelp;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.KafkaSettings;
import io.soulnear.runtime.Vigil;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Helps in a crisis while the service starts without its database. It looks at the updates that wait for the service, from where its
 * subscription stands, and moves nothing: the subscription reads them again, finds them helped, and stores them.
 */
@Singleton
final class CrisisVigil implements Vigil {
    private static final Logger LOG = LoggerFactory.getLogger(CrisisVigil.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final KafkaSettings kafka;
    private final ObjectMapper json;
    private final CrisisHelp crisisHelp;
    private @Nullable KafkaConsumer<String, byte[]> consumer;
    private @Nullable Thread thread;

    CrisisVigil(KafkaSettings kafka, ObjectMapper json, CrisisHelp crisisHelp) {
        this.kafka = kafka;
        this.json = json;
        this.crisisHelp = crisisHelp;
    }

    @Override
    public synchronized void open() {
        if (thread == null) {
            var opened = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer());
            consumer = opened;
            thread = Thread.ofPlatform().daemon().name("crisis-vigil").start(() -> watch(opened));
            LOG.info("Watching for crises until Postgres is there");
        }
    }

    @Override
    public synchronized void close() {
        if (thread == null || consumer == null) {
            return;
        }
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
        consumer = null;
    }

    private Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers",
                kafka.bootstrap(),
                "client.id",
                "soulnear-dialogue-vigil",
                "group.id",
                kafka.topicPrefix() + Updates.GROUP,
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false,
                "auto.offset.reset",
                "earliest",
                "reconnect.backoff.max.ms",
                500,
                "default.api.timeout.ms",
                6_000,
                "enable.metrics.push",
                false,
                "metric.reporters",
                "");
    }

    private void watch(KafkaConsumer<String, byte[]> consumer) {
        try (consumer) {
            while (!isStanding(consumer)) {
                Thread.sleep(PAUSE);
            }
            while (true) {
                consumer.poll(PAUSE).forEach(this::look);
            }
        } catch (WakeupException e) {
            LOG.info("The subscription takes over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes its stand where the subscription would go on; false while Kafka or the topic is away. */
    private boolean isStanding(KafkaConsumer<String, byte[]> consumer) {
        var partitions = new HashSet<TopicPartition>();
        try {
            consumer.partitionsFor(kafka.topicPrefix() + Updates.TOPIC)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        } catch (TimeoutException e) {
            LOG.warn("The vigil waits for Kafka");
        }
        consumer.assign(partitions);
        return !partitions.isEmpty();
    }

    private void look(ConsumerRecord<String, byte[]> record) {
        try {
            var event = event(record);
            if (event.type().equals(Updates.TYPE)) {
                var update = Update.of(event, json);
                crisisHelp
                        .detect(update.text())
                        .ifPresent(language -> crisisHelp.help(event, update.chat(), language, update.languageCode()));
            }
        } catch (RuntimeException e) {
            LOG.warn("An update is left to the subscription: {}", e.getClass().getSimpleName());
        }
    }

    private static Event event(ConsumerRecord<String, byte[]> record) {
        return new Event(
                UUID.fromString(header(record, "ce_id")),
                header(record, "ce_type"),
                Updates.TOPIC,
                record.key(),
                Instant.parse(header(record, "ce_time")),
                new String(record.value(), UTF_8),
                Map.of(),
                null);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            throw new UnreadableEvent("no " + name);
        }
        return new String(header.value(), UTF_8);
    }
}
