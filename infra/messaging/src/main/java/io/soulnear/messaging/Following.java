package io.soulnear.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads topics from a moment on, for this process alone. What cannot be read, and what fails, is passed over. */
final class Following implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Set<String> names;
    private final Instant since;
    private final java.util.function.Consumer<Event> each;
    private final Consumer<String, byte[]> consumer;
    private final KafkaEvents wire;
    private final Topics topics;
    private final Thread thread = Thread.ofVirtual().name("following").unstarted(this::run);

    Following(
            Set<String> names,
            Instant since,
            java.util.function.Consumer<Event> each,
            Consumer<String, byte[]> consumer,
            KafkaEvents wire,
            Topics topics) {
        this.names = names;
        this.since = since;
        this.each = each;
        this.consumer = consumer;
        this.wire = wire;
        this.topics = topics;
    }

    Following start() {
        thread.start();
        return this;
    }

    /** Ends by being woken up. */
    private void run() {
        try (consumer) {
            while (true) {
                try {
                    if (consumer.assignment().isEmpty()) {
                        begin();
                    }
                    consumer.poll(POLL).forEach(this::give);
                } catch (WakeupException e) {
                    throw e;
                } catch (KafkaException e) {
                    LOG.warn("Kafka is away: {}", e.getClass().getSimpleName());
                    Handling.pause(0);
                }
            }
        } catch (WakeupException _) {
            LOG.debug("Following {} ends", names);
        }
    }

    private void begin() {
        topics.ensure(names);
        var partitions = names.stream()
                .flatMap(name -> partitions(wire.wire(name)).stream())
                .collect(Collectors.toMap(
                        it -> new TopicPartition(it.topic(), it.partition()), _ -> since.toEpochMilli()));
        // In this order: what comes meanwhile is behind the end, and not passed over.
        var ends = consumer.endOffsets(partitions.keySet());
        var found = consumer.offsetsForTimes(partitions);
        consumer.assign(partitions.keySet());
        found.forEach((partition, first) ->
                consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset()));
    }

    /** A topic that was just made is not known everywhere yet. */
    private List<PartitionInfo> partitions(String topic) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException(topic);
        }
        return partitions;
    }

    private void give(ConsumerRecord<String, byte[]> record) {
        try {
            wire.readTo(each, record);
        } catch (RuntimeException e) {
            LOG.warn("An event of {} is passed over", record.topic(), e);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
