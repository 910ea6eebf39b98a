package io.soulnear.replay.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.KafkaEvents;
import io.soulnear.messaging.MessagingSettings;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.replay.variant.Stand;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topics of a variant's system, where the gateway's place is taken: updates go in, and all that comes of each is heard.
 *
 * <p>An update is <em>settled</em> when no service has anything of its chat left to read. That is known, not guessed: the services say
 * that an event is read only after Kafka has all that it caused. So the offsets of all groups are asked first, and then the ends of all
 * topics; when everything up to these ends has been heard, and of the chat nothing lies behind the offsets, there is nothing left.
 */
final class Shadow implements AutoCloseable {
    private static final String UPDATES = "telegram.update";
    private static final String FLAGS = "flags.flag";
    private static final List<String> STREAMS = List.of(
            UPDATES,
            "telegram.reply",
            "dialogue.turn",
            "dialogue.voice",
            "quiz.session",
            "profile.person",
            "profile.erasure",
            "model.call");
    private static final String DEAD = ".dlq";
    private static final int PARTITIONS = 12;
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration ASSIGNED = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String variant;
    private final Stand stand;
    private final KafkaEvents wire;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Set<String>> readers;
    private final Map<String, Playing> playing = new ConcurrentHashMap<>();
    private final Thread listener = Thread.ofPlatform().daemon().name("shadow").unstarted(this::listen);
    private volatile boolean closed;

    /** Where a record lies, as long as somebody may still have to read it. */
    private record Place(TopicPartition partition, long offset) {}

    /** One update of a chat on its way. */
    private static final class Playing {
        private final Event update;
        private final List<Place> unread = new ArrayList<>();
        private final List<Heard> heard = new ArrayList<>();
        private final CompletableFuture<List<Heard>> settled = new CompletableFuture<>();
        private boolean seen;

        private Playing(Event update) {
            this.update = update;
        }
    }

    /**
     * Makes the topics, puts the flags in force, and waits until every group reads.
     *
     * @param variant its name, which goes along with the updates
     * @param flags definitions by key
     * @throws Problem when that takes too long
     */
    Shadow(String variant, Stand stand, Map<String, String> flags) {
        this.variant = variant;
        this.stand = stand;
        this.wire = new KafkaEvents(new MessagingSettings("gateway", stand.bootstrap(), Stand.PREFIX, null));
        this.admin = Admin.create(config());
        this.producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer());
        var consumption = config();
        consumption.put("enable.auto.commit", false);
        consumption.put("fetch.max.wait.ms", 20);
        this.consumer = new KafkaConsumer<>(consumption, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            makeTopics();
            switchOn(flags);
            this.readers = readers();
            consumer.assign(partitions());
            consumer.seekToEnd(partitions());
            partitions().forEach(consumer::position);
        } catch (RuntimeException e) {
            disconnect();
            throw e;
        }
        listener.start();
    }

    private Map<String, Object> config() {
        var config = new HashMap<String, Object>();
        config.put("bootstrap.servers", stand.bootstrap());
        config.put("client.id", "soulnear-replay");
        config.put("enable.metrics.push", false);
        return config;
    }

    private static List<String> topics() {
        return STREAMS.stream().flatMap(topic -> Stream.of(topic, topic + DEAD)).toList();
    }

    private List<TopicPartition> partitions() {
        return topics().stream()
                .flatMap(topic -> java.util.stream.IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(wire.wire(topic), partition)))
                .toList();
    }

    private void makeTopics() {
        var streams = topics().stream().map(topic -> new NewTopic(wire.wire(topic), PARTITIONS, (short) 1));
        var flags = Stream.of(new NewTopic(wire.wire(FLAGS), 1, (short) 1));
        for (var made : admin.createTopics(Stream.concat(streams, flags).toList())
                .values()
                .values()) {
            try {
                await(made);
            } catch (KafkaException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private void switchOn(Map<String, String> flags) {
        flags.forEach((key, definition) -> send(new Event(
                EventIds.derived("replay", key),
                "io.soulnear.flags.flag-changed.v1",
                FLAGS,
                key,
                java.time.Instant.EPOCH,
                "{\"key\":\"" + key + "\",\"version\":1,\"definition\":" + definition + "}",
                Map.of(),
                null)));
        flags.keySet().forEach(key -> stand.awaitFlag(key, 1));
    }

    /** Which groups read a partition, asked when all of them do. */
    private Map<TopicPartition, Set<String>> readers() {
        var groups = Groups.of(stand.services()).stream()
                .map(group -> Stand.PREFIX + group)
                .collect(Collectors.toSet());
        var deadline = System.nanoTime() + ASSIGNED.toNanos();
        while (true) {
            var readers = new HashMap<TopicPartition, Set<String>>();
            var all = await(admin.describeConsumerGroups(groups).all());
            all.forEach((group, about) -> about.members()
                    .forEach(member -> member.assignment()
                            .topicPartitions()
                            .forEach(partition -> readers.computeIfAbsent(partition, _ -> new java.util.HashSet<>())
                                    .add(group))));
            var reading = readers.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            if (reading.equals(groups)) {
                return readers;
            }
            if (System.nanoTime() > deadline) {
                throw Problem.failed("The services of the variant do not read their topics");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }

    /** Lets an update in; gives all that came of it, once it is settled. One at a time for each chat. */
    CompletableFuture<List<Heard>> play(Event update) {
        var begun = new Playing(update);
        playing.put(update.key(), begun);
        producer.send(wire.write(update.replayed().with("variant", variant)), (_, failure) -> {
            if (failure != null) {
                begun.settled.completeExceptionally(failure);
            }
        });
        return begun.settled;
    }

    private void send(Event event) {
        await(producer.send(wire.write(event)));
    }

    private void listen() {
        try {
            while (!closed) {
                hear(POLL);
                if (playing.values().stream().anyMatch(it -> it.seen)) {
                    settle();
                }
            }
        } catch (RuntimeException e) {
            playing.values().forEach(it -> it.settled.completeExceptionally(e));
        }
    }

    private void settle() {
        var read = offsets();
        var ends = consumer.endOffsets(partitions());
        while (!closed && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            hear(POLL);
        }
        for (var chat : playing.entrySet()) {
            var its = chat.getValue();
            its.unread.removeIf(place -> isRead(place, read));
            if (its.seen && its.unread.isEmpty()) {
                playing.remove(chat.getKey(), its);
                its.settled.complete(List.copyOf(its.heard));
            }
        }
    }

    private Map<String, Map<TopicPartition, Long>> offsets() {
        var groups = readers.values().stream().flatMap(Set::stream).distinct().toList();
        var asked = groups.stream()
                .collect(Collectors.toMap(
                        group -> group, _ -> new org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec()));
        var read = new HashMap<String, Map<TopicPartition, Long>>();
        await(admin.listConsumerGroupOffsets(asked).all()).forEach((group, offsets) -> {
            var its = new HashMap<TopicPartition, Long>();
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    its.put(partition, offset.offset());
                }
            });
            read.put(group, its);
        });
        return read;
    }

    private boolean isRead(Place place, Map<String, Map<TopicPartition, Long>> read) {
        return readers.getOrDefault(place.partition, Set.of()).stream()
                .allMatch(group -> read.getOrDefault(group, Map.of()).getOrDefault(place.partition, 0L) > place.offset);
    }

    private void hear(Duration patience) {
        consumer.poll(patience).forEach(record -> {
            var its = record.key() == null ? null : playing.get(record.key());
            if (its != null) {
                hear(record, its);
            }
        });
    }

    private void hear(ConsumerRecord<String, byte[]> record, Playing its) {
        its.unread.add(new Place(new TopicPartition(record.topic(), record.partition()), record.offset()));
        try {
            var event = wire.read(record);
            if (event.topic().equals(UPDATES)) {
                its.seen |= event.id().equals(its.update.id());
                return;
            }
            its.heard.add(new Heard(event, source(record), event.topic().endsWith(DEAD)));
            if (event.type().equals("io.soulnear.profile.erased.v1")) {
                send(forgotten(event));
            }
        } catch (UnreadableEvent | IOException _) {
            // nobody else can read it either: it becomes a dead letter, which can be
        }
    }

    /** The gateway's word that it keeps nothing of a chat. */
    private static Event forgotten(Event erased) throws IOException {
        var data = JSON.readTree(erased.data());
        var erasure = data.path("erasureId").asText();
        var confirmed = JSON.createObjectNode()
                .put("chatId", data.path("chatId").asLong())
                .put("erasureId", erasure)
                .put("service", "gateway");
        return new Event(
                EventIds.derived("profile.erasure", "gateway", erasure),
                "io.soulnear.erasure.confirmed.v1",
                "profile.erasure",
                erased.key(),
                erased.time(),
                confirmed.toString(),
                Map.of(),
                null);
    }

    private static String source(ConsumerRecord<String, byte[]> record) {
        return Optional.ofNullable(record.headers().lastHeader("ce_source"))
                .map(header -> new String(header.value(), UTF_8))
                .orElse("");
    }

    private static <T> T await(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future) {
        return await(future.toCompletionStage().toCompletableFuture());
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        disconnect();
    }

    private void disconnect() {
        consumer.close();
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }
}
