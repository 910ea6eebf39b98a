package io.soulnear.sandbox.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final String SUFFIX = ".dlq";
    private static final String GROUP = "dead-letters-redrive";
    private static final String REDRIVEN = "dl_redriven";

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
            box.records().forEach(record -> letters.add(letter(box, record)));
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
                        8 << 20,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var box : boxes(topic)) {
                var existing =
                        box.records().stream().map(ConsumerRecord::offset).toList();
                var redriven = box.redriven();
                for (var record : box.records()) {
                    if (redriven.has(record.offset()) || !chosen.test(letter(box, record))) {
                        continue;
                    }
                    var next = redriven.and(record.offset(), existing);
                    send(producer, box, record);
                    consumer.commitSync(Map.of(box.partition(), new OffsetAndMetadata(next.before(), next.metadata())));
                    redriven = next;
                    sent++;
                }
            }
        }
        return sent;
    }

    private void send(Producer<byte[], byte[]> producer, Box box, ConsumerRecord<byte[], byte[]> record) {
        var again = new ProducerRecord<>(prefix + box.source(), record.key(), record.value());
        for (var header : record.headers()) {
            if (!header.key().startsWith("dl_")) {
                again.headers().add(header);
            }
        }
        again.headers().add(REDRIVEN, clock.instant().toString().getBytes(UTF_8));
        try {
            producer.send(again).get();
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not take a letter of " + box.source(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    /** One partition of dead letters with all that lies in it. */
    private record Box(
            String source, TopicPartition partition, Redriven redriven, List<ConsumerRecord<byte[], byte[]>> records) {}

    private List<Box> boxes(String topic) {
        var wanted = new ArrayList<TopicPartition>();
        consumer.listTopics().forEach((name, partitions) -> {
            if (name.startsWith(prefix)
                    && name.endsWith(SUFFIX)
                    && (topic.isEmpty() || source(name).equals(topic))) {
                partitions.forEach(it -> wanted.add(new TopicPartition(name, it.partition())));
            }
        });
        var done = consumer.committed(Set.copyOf(wanted));
        var records = read(wanted);
        var boxes = new ArrayList<Box>();
        for (var partition : wanted) {
            var committed = done.get(partition);
            var redriven = committed == null
                    ? new Redriven(0, List.of())
                    : Redriven.parse(committed.offset(), committed.metadata());
            boxes.add(new Box(
                    source(partition.topic()), partition, redriven, records.getOrDefault(partition, List.of())));
        }
        return boxes;
    }

    private Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read(List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var unread = new HashSet<>(partitions);
        var records = new HashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
        while (!unread.isEmpty()) {
            unread.removeIf(it -> consumer.position(it) >= ends.getOrDefault(it, 0L));
            if (!unread.isEmpty()) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var partition = new TopicPartition(record.topic(), record.partition());
                    records.computeIfAbsent(partition, _ -> new ArrayList<>()).add(record);
                }
            }
        }
        return records;
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
