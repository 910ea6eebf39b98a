package io.soulnear.replay.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.KafkaEvents;
import io.soulnear.messaging.MessagingSettings;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The topics of an environment, looked at and left as they are: without a group, without a commit, and without making a topic that does
 * not exist.
 */
public final class RecordedTopic {
    private static final String UPDATES = "telegram.update";
    private static final String RECEIVED = "io.soulnear.telegram.update-received.v1";
    private static final String FLAGS = "flags.flag";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrap;
    private final KafkaEvents wire;

    /** @param prefix of the environment's topics */
    public RecordedTopic(String bootstrap, String prefix) {
        this.bootstrap = bootstrap;
        this.wire = new KafkaEvents(new MessagingSettings("replay", bootstrap, prefix, null));
    }

    /**
     * The first offset behind what is recorded so far, by partition.
     *
     * @throws Problem when there is no such topic, or no Kafka
     */
    public Map<Integer, Long> ends() {
        return reading(UPDATES, (consumer, partitions) -> {
            var ends = new TreeMap<Integer, Long>();
            consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
            return ends;
        });
    }

    /**
     * What was chosen, of all that is recorded before these offsets.
     *
     * @throws Problem when there is no such topic, or no Kafka, or nothing in the range
     */
    public Recording read(Selection selection, Map<Integer, Long> ends) {
        var chosen = Sample.of(selection, chats(selection, ends));
        var parts = new LinkedHashMap<String, Recording.Part>();
        var known = new HashSet<UUID>();
        var counting = new Counting();
        each(UPDATES, ends, record -> {
            var isBefore = selection.isBefore(Instant.ofEpochMilli(record.timestamp()), record.offset());
            var event = counting.readable(record, !isBefore);
            if (event == null
                    || selection.isBehind(event.time(), record.offset())
                    || !chosen.contains(event.key())
                    || !known.add(event.id())) {
                return;
            }
            var part = parts.computeIfAbsent(
                    event.key(), chat -> new Recording.Part(chat, new ArrayList<>(), new ArrayList<>()));
            if (!selection.isBefore(event.time(), record.offset())) {
                part.updates().add(event);
            } else if (selection.leadIn()) {
                part.leadIn().add(event);
            }
        });
        var recording = Recording.of(List.copyOf(parts.values()), selection.limit(), counting.told());
        if (recording.conversations().isEmpty()) {
            throw Problem.usage("Nothing to play: no readable update of a person in the range" + counting.suffix());
        }
        return recording;
    }

    private Set<String> chats(Selection selection, Map<Integer, Long> ends) {
        var chats = new HashSet<String>();
        var counting = new Counting();
        each(UPDATES, ends, record -> {
            var event = counting.readable(record, false);
            if (event != null
                    && !selection.isBefore(event.time(), record.offset())
                    && !selection.isBehind(event.time(), record.offset())) {
                chats.add(event.key());
            }
        });
        return chats;
    }

    /** The definitions of flags that are in force, by key; none where nobody has published any. */
    public Map<String, String> flags() {
        var flags = new TreeMap<String, String>();
        try {
            each(FLAGS, Map.of(), record -> {
                var definition = record.value() == null ? "" : definition(record.value());
                if (definition.isEmpty()) {
                    flags.remove(record.key());
                } else {
                    flags.put(record.key(), definition);
                }
            });
        } catch (Problem _) {
            return Map.of(); // nobody has published any
        }
        return flags;
    }

    private static String definition(byte[] change) {
        try {
            var definition = JSON.readTree(change).path("definition");
            return definition.isObject() ? definition.toString() : "";
        } catch (IOException _) {
            return "";
        }
    }

    /** What cannot be played, counted. */
    private final class Counting {
        private int unreadable;
        private int foreign;
        private int withoutChat;

        private @Nullable Event readable(ConsumerRecord<String, byte[]> record, boolean counts) {
            var step = counts ? 1 : 0;
            try {
                var event = wire.read(record);
                if (!event.type().equals(RECEIVED)) {
                    foreign += step;
                    return null;
                }
                var data = JSON.readTree(event.data());
                if (!data.path("update").isObject() || !data.at("/route/to").isTextual()) {
                    unreadable += step;
                    return null;
                }
                if (!data.path("chatId").isIntegralNumber()) {
                    withoutChat += step;
                    return null;
                }
                return event;
            } catch (UnreadableEvent | JsonProcessingException _) {
                unreadable += step;
                return null;
            }
        }

        private Recording.PassedOver told() {
            return new Recording.PassedOver(unreadable, foreign, withoutChat);
        }

        private String suffix() {
            var told = told().told();
            return told.isEmpty() ? "" : ". " + told;
        }
    }

    @FunctionalInterface
    private interface Reading<R> {
        R of(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions);
    }

    private void each(String topic, Map<Integer, Long> before, Consumer<ConsumerRecord<String, byte[]>> action) {
        reading(topic, (consumer, partitions) -> {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = before.isEmpty()
                    ? consumer.endOffsets(partitions)
                    : partitions.stream()
                            .collect(Collectors.toMap(it -> it, it -> before.getOrDefault(it.partition(), 0L)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.offset()
                            < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                        action.accept(record);
                    }
                });
            }
            return true;
        });
    }

    private <R> R reading(String topic, Reading<R> reading) {
        var name = wire.wire(topic);
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrap,
                "client.id",
                "soulnear-replay",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false,
                "default.api.timeout.ms",
                10_000,
                "request.timeout.ms",
                5_000,
                "max.partition.fetch.bytes",
                4 << 20,
                "enable.metrics.push",
                false);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw Problem.usage("There is no topic " + name + " at " + bootstrap);
            }
            return reading.of(consumer, partitions);
        } catch (UnknownTopicOrPartitionException _) {
            throw Problem.usage("There is no topic " + name + " at " + bootstrap);
        } catch (KafkaException e) {
            throw Problem.failed(
                    "Kafka at " + bootstrap + " cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
