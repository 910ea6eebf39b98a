package io.soulnear.runtime.flags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the compacted topic of flag definitions from its beginning, and then every change as it comes. Each process
 * reads all of it for itself: no consumer group. While Kafka is away, what is in force stays in force.
 */
final class FlagTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlagTopic.class);
    private static final String FLAG_CHANGED = "io.soulnear.flags.flag-changed.v1";
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** There is nothing to hand back, and whatever is asked for waits until the broker has answered the fetch before it. */
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String topic;
    private final Map<String, Object> properties;
    private final FlagsInForce inForce;
    private final long readBy;
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread reader = Thread.ofPlatform().daemon().name("flags").unstarted(this::run);
    private volatile @Nullable KafkaConsumer<String, String> consumer;

    /**
     * Starts reading at once.
     *
     * @param patience for how long evaluations wait for the definitions, counted from now
     */
    FlagTopic(String bootstrap, String topic, Duration patience, FlagsInForce inForce) {
        this.topic = topic;
        this.inForce = inForce;
        this.readBy = System.nanoTime() + patience.toNanos();
        // The broker answers a fetch as soon as there is something: a long wait costs no freshness and saves wake-ups.
        this.properties = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                5_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
        reader.start();
    }

    /** Returns when the definitions have been read, or when the patience of the start is used up. */
    void awaitRead() {
        if (read.getCount() == 0) {
            return;
        }
        try {
            if (!read.await(readBy - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                read.countDown();
                LOG.warn("The flags could not be read from Kafka yet: the packaged defaults are in force");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                follow();
            } catch (WakeupException _) {
                return;
            } catch (KafkaException e) {
                LOG.info("The flags cannot be read from Kafka now ({}): keeping what is in force", e.getMessage());
            }
            if (closes()) {
                return;
            }
        }
    }

    private void follow() {
        var kafka = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
        try {
            consumer = kafka;
            follow(kafka);
        } finally {
            consumer = null;
            kafka.close(AT_ONCE);
        }
    }

    private void follow(KafkaConsumer<String, String> kafka) {
        var partitions = partitions(kafka);
        if (partitions.isEmpty()) {
            return;
        }
        kafka.assign(partitions);
        kafka.seekToBeginning(partitions);
        var ends = kafka.endOffsets(partitions);
        while (closing.getCount() > 0) {
            if (read.getCount() > 0
                    && partitions.stream().allMatch(it -> kafka.position(it) >= ends.getOrDefault(it, 0L))) {
                read.countDown();
            }
            kafka.poll(POLL).forEach(this::take);
        }
    }

    /** The topic's partitions, none while it does not exist or the process is closing. */
    private List<TopicPartition> partitions(KafkaConsumer<String, String> kafka) {
        do {
            var found = new ArrayList<TopicPartition>();
            for (var partition : kafka.partitionsFor(topic)) {
                found.add(new TopicPartition(topic, partition.partition()));
            }
            if (!found.isEmpty()) {
                return found;
            }
        } while (!closes());
        return List.of();
    }

    private boolean closes() {
        try {
            return closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    private void take(ConsumerRecord<String, @Nullable String> flag) {
        var type = flag.headers().lastHeader("ce_type");
        if (type != null && !FLAG_CHANGED.equals(new String(type.value(), StandardCharsets.UTF_8))) {
            return;
        }
        var value = flag.value();
        if (value == null) {
            inForce.withdraw(flag.key());
            return;
        }
        try {
            var change = JSON.readTree(value);
            var version = change.path("version");
            if (!version.isIntegralNumber() || version.longValue() < 1) {
                inForce.refuse(flag.key(), "no version");
                return;
            }
            inForce.change(flag.key(), version.longValue(), change.path("definition"));
        } catch (JsonProcessingException _) {
            inForce.refuse(flag.key(), "not JSON");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        var kafka = consumer;
        if (kafka != null) {
            kafka.wakeup();
        }
        try {
            reader.join(Duration.ofSeconds(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
