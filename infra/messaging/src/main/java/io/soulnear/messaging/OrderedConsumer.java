package io.soulnear.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of one subscription. The polling thread only polls, hands events to their lanes, and commits what is
 * done without a gap; it never waits for a handler. Too much in flight pauses the partitions. Partitions that are taken
 * away finish what runs, for a moment, and start nothing more.
 */
final class OrderedConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderedConsumer.class);
    private static final int MAX_IN_FLIGHT = 4_096;
    private static final long MAX_BYTES_IN_FLIGHT = 32 << 20;
    private static final int MAX_WINDOW = 20_000;
    /** How many events a look brings at most. */
    static final int MAX_AT_ONCE = 500;

    private static final Duration POLL_PAUSED = Duration.ofMillis(10);
    static final Rhythm SETTLING =
            new Rhythm(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ZERO, Duration.ZERO);
    private static final Duration HAND_OVER = Duration.ofSeconds(5);
    private static final Duration SHUT_DOWN = Duration.ofSeconds(20);

    private final Subscription subscription;
    private final Consumer<String, byte[]> consumer;
    private final KafkaEvents wire;
    private final Topics topics;
    private final Outbox outbox;
    private final Handling handling;
    private final Rhythm rhythm;
    private final Linger linger;
    private final Lanes lanes = new Lanes();
    private final Map<TopicPartition, Progress> assigned = new HashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong bytesInFlight = new AtomicLong();
    private final Thread thread;
    private boolean paused;
    private long committedAt = System.nanoTime();
    private volatile long lag;
    private volatile boolean closing;

    /**
     * When it is looked for events.
     *
     * @param poll how long a look waits for them
     * @param commit how often it is said how far the group is
     * @param each how long each event that was found makes the next look wait; after a look in vain the broker tells at once when there
     *     is something
     * @param most how long it waits at most
     */
    record Rhythm(Duration poll, Duration commit, Duration each, Duration most) {}

    /** @param gathering how long a look waits after another that found any; zero: a moment, where many are found */
    static Rhythm usual(Duration gathering) {
        return new Rhythm(
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                gathering.isZero() ? Linger.EACH : gathering,
                gathering.isZero() ? Duration.ofMillis(10) : gathering);
    }

    OrderedConsumer(
            Subscription subscription,
            Consumer<String, byte[]> consumer,
            KafkaEvents wire,
            Topics topics,
            Outbox outbox,
            Handling handling,
            Rhythm rhythm,
            MeterRegistry meters) {
        this.subscription = subscription;
        this.consumer = consumer;
        this.wire = wire;
        this.topics = topics;
        this.outbox = outbox;
        this.handling = handling;
        this.rhythm = rhythm;
        this.linger = new Linger(rhythm.each, rhythm.most, MAX_AT_ONCE);
        meters.gauge(
                "soulnear.events.in.flight", Tags.of("group", subscription.group()), this, OrderedConsumer::inFlight);
        meters.gauge("soulnear.events.lag", Tags.of("group", subscription.group()), this, it -> it.lag);
        this.thread =
                Thread.ofPlatform().name("consumer-" + subscription.group()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** Events that were read and are not done, nor left to somebody else. */
    int inFlight() {
        return inFlight.get();
    }

    private void run() {
        try (consumer) {
            retrying(() -> topics.ensure(subscription.topics()));
            consumer.subscribe(subscription.topics().stream().map(wire::wire).toList(), new Assignment());
            while (!closing) {
                pollOnce();
            }
            hand(Set.copyOf(assigned.keySet()), SHUT_DOWN);
        } catch (FencedInstanceIdException e) {
            LOG.error("{}: another process of the same name reads on", subscription.group());
        } finally {
            forget(Set.copyOf(assigned.keySet()));
        }
    }

    private void pollOnce() {
        try {
            linger.await();
            var records = consumer.poll(paused ? POLL_PAUSED : rhythm.poll);
            linger.came(records.count());
            records.forEach(this::accept);
            keepInBounds();
            if (System.nanoTime() - committedAt > rhythm.commit.toNanos()) {
                commitDone();
            }
        } catch (FencedInstanceIdException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("{}: Kafka is away: {}", subscription.group(), e.getClass().getSimpleName());
            Handling.pause(0);
        }
    }

    private void accept(ConsumerRecord<String, byte[]> record) {
        var progress = assigned.get(new TopicPartition(record.topic(), record.partition()));
        if (progress == null) {
            LOG.error("{}: an event of {} belongs to somebody else", subscription.group(), record.topic());
            return;
        }
        var step = progress.begin(record.offset());
        Event event;
        try {
            event = wire.read(record);
        } catch (UnreadableEvent e) {
            submit("unreadable-" + record.partition(), record, step, () -> handling.putAside(record, step, e));
            return;
        }
        if (subscription.handler().wants(event)) {
            var task = subscription.handler().task(event);
            submit(task.lane(), record, step, () -> handling.handle(record, event, task.work(), step));
        } else {
            step.finish();
        }
    }

    private void submit(String lane, ConsumerRecord<String, byte[]> record, Progress.Step step, Runnable work) {
        var bytes = record.value() == null ? 0 : record.value().length;
        inFlight.incrementAndGet();
        bytesInFlight.addAndGet(bytes);
        lanes.submit(lane, () -> {
            try {
                if (step.start()) {
                    work.run();
                }
            } finally {
                step.stop();
                inFlight.decrementAndGet();
                bytesInFlight.addAndGet(-bytes);
            }
        });
    }

    private boolean inFlightIsOver(double part) {
        return inFlight.get() >= MAX_IN_FLIGHT * part || bytesInFlight.get() >= MAX_BYTES_IN_FLIGHT * part;
    }

    private void keepInBounds() {
        if (!paused && inFlightIsOver(1)) {
            consumer.pause(consumer.assignment());
            paused = true;
        } else if (paused && !inFlightIsOver(0.5)) {
            consumer.resume(consumer.assignment());
            paused = false;
        }
        if (!paused) {
            assigned.forEach((partition, progress) -> {
                if (progress.window() > MAX_WINDOW) {
                    consumer.pause(Set.of(partition));
                }
            });
        }
    }

    private void commitDone() {
        committedAt = System.nanoTime();
        var due = due(assigned.keySet());
        if (!due.isEmpty()) {
            consumer.commitAsync(due, (failed, failure) -> {
                if (failure != null) { // so that it is tried again even if nothing new is done
                    progress(failed.keySet()).forEach(Progress::notCommitted);
                }
            });
        }
        if (!paused) {
            assigned.forEach((partition, progress) -> {
                if (progress.window() <= MAX_WINDOW && consumer.paused().contains(partition)) {
                    consumer.resume(Set.of(partition));
                }
            });
        }
        lag = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private Map<TopicPartition, OffsetAndMetadata> due(Collection<TopicPartition> partitions) {
        var due = new HashMap<TopicPartition, OffsetAndMetadata>();
        assigned.forEach((partition, progress) -> {
            if (partitions.contains(partition)) {
                progress.due().ifPresent(offset -> due.put(partition, new OffsetAndMetadata(offset)));
            }
        });
        return due;
    }

    private Stream<Progress> progress(Collection<TopicPartition> partitions) {
        return partitions.stream().map(assigned::get).filter(Objects::nonNull);
    }

    /** Gives partitions back: nothing more starts, what runs may finish within the time, and what is done is committed. */
    private void hand(Collection<TopicPartition> partitions, Duration patience) {
        progress(partitions).forEach(Progress::fence);
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && progress(partitions).anyMatch(Progress::busy)) {
            LockSupport.parkNanos(1_000_000);
        }
        try {
            var due = due(partitions);
            if (!due.isEmpty()) {
                consumer.commitSync(due, HAND_OVER);
            }
        } catch (KafkaException e) {
            LOG.warn(
                    "{}: finished events may come again: {}",
                    subscription.group(),
                    e.getClass().getSimpleName());
        }
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        progress(partitions).forEach(Progress::fence);
        partitions.forEach(assigned::remove);
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                retrying(outbox::drain); // a former owner may have died between its commit and its publishing
            }
            partitions.forEach(partition -> assigned.put(partition, new Progress()));
            if (closing) {
                progress(partitions).forEach(Progress::fence); // nobody looked for what waits there
            }
            if (paused) {
                consumer.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            hand(partitions, HAND_OVER);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
        }
    }

    private void retrying(Runnable work) {
        for (int attempt = 0; !closing; attempt++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (attempt == 0) {
                    LOG.warn("{}: waiting to begin: {}", subscription.group(), Handling.named(e));
                }
                Handling.pause(attempt);
            }
        }
    }

    /** Stops reading, lets what runs finish, and commits. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(SHUT_DOWN.plus(HAND_OVER));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
