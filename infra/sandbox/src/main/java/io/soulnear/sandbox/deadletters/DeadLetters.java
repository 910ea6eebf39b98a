package io.soulnear.sandbox.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The dead letters of one environment: the topics {@code <topic>.dlq}. */
public final class DeadLetters implements AutoCloseable {
    /** Those of the system, see {@code docs/events.md}; what else lies on a shared Kafka is somebody else's. */
    static final Set<String> TOPICS = Set.of(
            "telegram.update",
            "telegram.reply",
            "telegram.draft",
            "dialogue.turn",
            "dialogue.voice",
            "quiz.session",
            "profile.person",
            "profile.erasure",
            "model.call",
            "flags.flag",
            "flags.exposure");

    private static final String SUFFIX = ".dlq";
    private static final String GROUP = "dead-letters-redrive";
    private static final String REDRIVEN = "dl_redriven";
    /** What a topic takes; a reply with a picture or a file may come near it. */
    private static final int LARGEST_MESSAGE_BYTES = 16 << 20;
    /** At once; larger letters come one by one. */
    private static final int FETCHED_BYTES = 1 << 20;

    private final String prefix;
    private final String bootstrap;
    private final Clock clock;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Connects.
     *
     * @param prefix of the environment's topics; may be empty
     * @throws KafkaException when the address can't be used
     */
    public DeadLetters(String bootstrap, String prefix, Clock clock) {
        this.prefix = prefix;
        this.bootstrap = bootstrap;
        this.clock = clock;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        prefix + GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        FETCHED_BYTES,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * The letters, oldest first.
     *
     * @param topic only those that came from it; empty for all
     * @throws KafkaException when Kafka does not answer
     */
    public List<DeadLetter> list(String topic) {
        var letters = new ArrayList<DeadLetter>();
        for (var box : boxes(topic)) {
            letters.addAll(box.letters());
        }
        letters.sort(Comparator.comparing(DeadLetter::time)
                .thenComparing(DeadLetter::topic)
                .thenComparing(DeadLetter::partition)
                .thenComparing(DeadLetter::offset));
        return letters;
    }

    /**
     * Sends letters back to the topics that they came from, as they were, each once: what was redriven before is left
     * out. The event ids stay, so that a repeat, should this process be killed in between, changes nothing.
     *
     * @param topic only those that came from it; empty for all
     * @param chosen which of them
     * @return how many were sent
     * @throws KafkaException when Kafka does not answer; what was sent until then is remembered
     */
    public int redrive(String topic, Predicate<DeadLetter> chosen) {
        var sent = 0;
        try (var producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_MESSAGE_BYTES,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var box : boxes(topic)) {
                var existing = box.letters().stream().map(DeadLetter::offset).toList();
                var redriven = box.redriven();
                for (var letter : box.letters()) {
                    if (redriven.has(letter.offset()) || !chosen.test(letter)) {
                        continue;
                    }
                    var next = redriven.and(letter.offset(), existing);
                    send(producer, box.source(), read(box.partition(), letter.offset()));
                    consumer.commitSync(Map.of(box.partition(), new OffsetAndMetadata(next.before(), next.metadata())));
                    redriven = next;
                    sent++;
                }
            }
        }
        return sent;
    }

    private void send(Producer<byte[], byte[]> producer, String topic, ConsumerRecord<byte[], byte[]> record) {
        var again = new ProducerRecord<>(prefix + topic, record.key(), record.value());
        for (var header : record.headers()) {
            if (!header.key().startsWith("dl_")) {
                again.headers().add(header);
            }
        }
        again.headers().add(REDRIVEN, clock.instant().toString().getBytes(UTF_8));
        try {
            producer.send(again).get();
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not take a letter of " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    /** One partition of dead letters with all that lies in it, but for what the letters say: they may be large. */
    private record Box(String source, TopicPartition partition, Redriven redriven, List<DeadLetter> letters) {}

    private List<Box> boxes(String topic) {
        var wanted = new ArrayList<TopicPartition>();
        consumer.listTopics().forEach((name, partitions) -> {
            if (isMine(name) && (topic.isEmpty() || source(name).equals(topic))) {
                partitions.forEach(it -> wanted.add(new TopicPartition(name, it.partition())));
            }
        });
        var boxes = new LinkedHashMap<TopicPartition, Box>();
        consumer.committed(Set.copyOf(wanted)).forEach((partition, committed) -> {
            var redriven = committed == null
                    ? new Redriven(0, List.of())
                    : Redriven.parse(committed.offset(), committed.metadata());
            boxes.put(partition, new Box(source(partition.topic()), partition, redriven, new ArrayList<>()));
        });
        fill(boxes);
        return List.copyOf(boxes.values());
    }

    private void fill(Map<TopicPartition, Box> boxes) {
        consumer.assign(boxes.keySet());
        consumer.seekToBeginning(boxes.keySet());
        var ends = consumer.endOffsets(boxes.keySet());
        var unread = new HashSet<>(boxes.keySet());
        while (!unread.isEmpty()) {
            unread.removeIf(it -> consumer.position(it) >= ends.getOrDefault(it, 0L));
            if (!unread.isEmpty()) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var box = boxes.get(new TopicPartition(record.topic(), record.partition()));
                    if (box != null) {
                        box.letters().add(letter(box, record));
                    }
                }
            }
        }
    }

    /** One letter with what it says. */
    private ConsumerRecord<byte[], byte[]> read(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        while (consumer.position(partition) <= offset) {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                if (record.offset() == offset) {
                    return record;
                }
            }
        }
        throw new KafkaException("A letter of " + source(partition.topic()) + " is no longer there");
    }

    private boolean isMine(String name) {
        return TOPICS.stream().anyMatch(topic -> name.equals(prefix + topic + SUFFIX));
    }

    private String source(String name) {
        return name.substring(prefix.length(), name.length() - SUFFIX.length());
    }

    private static DeadLetter letter(Box box, ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                box.source(),
                record.partition(),
                record.offset(),
                header(record, "ce_id"),
                header(record, "ce_type"),
                header(record, "dl_group"),
                header(record, "dl_cause"),
                header(record, "dl_time"),
                box.redriven().has(record.offset()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
