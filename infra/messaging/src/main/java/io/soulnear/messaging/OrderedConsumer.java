package io.soulnear.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Reads the topics of one subscription. The polling thread only polls, hands events to their lanes, and commits what is
 * done without a gap; it never waits for a handler. Too much in flight pauses the partitions. Partitions that are taken
 * away finish what runs, for a moment, and start nothing more.
 */
final class OrderedConsumer implements AutoCloseable {
    static final int STALLED_SECONDS = 15;
    private static final Logger LOG = LoggerFactory.getLogger(OrderedConsumer.class);
    private static final int MAX_IN_FLIGHT = 4_096;
    private static final int MAX_WINDOW = 20_000;
    private static final int ATTEMPTS = 3;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration POLL_PAUSED = Duration.ofMillis(10);
    private static final Duration COMMIT_EVERY = Duration.ofMillis(200);
    private static final Duration HAND_OVER = Duration.ofSeconds(5);
    private static final Duration SHUT_DOWN = Duration.ofSeconds(20);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Subscription subscription;
    private final Consumer<String, byte[]> consumer;
    private final KafkaEvents wire;
    private final Topics topics;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final Trace trace;
    private final Timer handled;
    private final Lanes lanes = new Lanes();
    private final Map<TopicPartition, Progress> assigned = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Thread thread;
    private boolean paused;
    private long committedAt = System.nanoTime();
    private volatile long lag;
    private volatile boolean closing;

    OrderedConsumer(
            Subscription subscription,
            Consumer<String, byte[]> consumer,
            KafkaEvents wire,
            Topics topics,
            Outbox outbox,
            DeadLetters deadLetters,
            Trace trace,
            MeterRegistry meters) {
        this.subscription = subscription;
        this.consumer = consumer;
        this.wire = wire;
        this.topics = topics;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.trace = trace;
        this.handled = meters.timer("soulnear.events.handled", "group", subscription.group());
        meters.gauge("soulnear.events.in.flight", Tags.of("group", subscription.group()), inFlight);
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

    private void run() {
        try (consumer) {
            retrying(() -> topics.ensure(subscription.topics()));
            consumer.subscribe(subscription.topics().stream().map(wire::wire).toList(), new Assignment());
            while (!closing) {
                pollOnce();
            }
            hand(Set.copyOf(assigned.keySet()), SHUT_DOWN);
        } catch (WakeupException e) {
            hand(Set.copyOf(assigned.keySet()), SHUT_DOWN);
        }
    }

    private void pollOnce() {
        try {
            for (var record : consumer.poll(paused ? POLL_PAUSED : POLL)) {
                accept(record);
            }
            keepInBounds();
            if (System.nanoTime() - committedAt > COMMIT_EVERY.toNanos()) {
                commitDone();
            }
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("{}: Kafka is away: {}", subscription.group(), e.getClass().getSimpleName());
            pause(FIRST_PAUSE_MILLIS);
        }
    }

    private void accept(ConsumerRecord<String, byte[]> record) {
        var progress = assigned.get(new TopicPartition(record.topic(), record.partition()));
        if (progress == null) {
            return; // taken away during this very poll: its next owner reads it
        }
        var step = progress.begin(record.offset());
        Event event;
        try {
            event = wire.read(record);
        } catch (UnreadableEvent e) {
            submit("unreadable-" + record.partition(), step, () -> putAside(record, step, e));
            return;
        }
        if (subscription.handler().wants(event)) {
            submit(subscription.handler().lane(event), step, () -> handle(record, event, step));
        } else {
            step.finish();
        }
    }

    private void submit(String lane, Progress.Step step, Runnable work) {
        inFlight.incrementAndGet();
        lanes.submit(lane, () -> {
            try {
                if (step.start()) {
                    work.run();
                }
            } finally {
                step.stop();
                inFlight.decrementAndGet();
            }
        });
    }

    /** Tries until the event is done, is put aside, or is somebody else's. */
    private void handle(ConsumerRecord<String, byte[]> record, Event event, Progress.Step step) {
        var span = trace.processing(event, subscription.group());
        try (var _ = span.makeCurrent();
                var _ = MDC.putCloseable("trace_id", span.getSpanContext().getTraceId())) {
            var since = System.nanoTime();
            var told = false;
            var defects = 0;
            for (int attempt = 0; !step.fenced(); attempt++) {
                try {
                    attempt(event);
                    step.finish();
                    return;
                } catch (Throwable e) {
                    span.recordException(new Throwable(e.getClass().getName()));
                    switch (Failure.of(e)) {
                        case OUTAGE -> {
                            if (attempt == 0) {
                                LOG.warn("{}: waiting for something that is away: {}", subscription.group(), named(e));
                            }
                            if (!told
                                    && System.nanoTime() - since
                                            > Duration.ofSeconds(STALLED_SECONDS)
                                                    .toNanos()) {
                                told = true;
                                tell(() -> subscription.handler().stalled(event));
                            }
                        }
                        case UNREADABLE -> {
                            span.setStatus(StatusCode.ERROR);
                            putAside(record, step, e);
                            return;
                        }
                        case DEFECT -> {
                            LOG.warn("{}: event {} failed: {}", subscription.group(), event.id(), named(e));
                            if (++defects == ATTEMPTS) {
                                span.setStatus(StatusCode.ERROR);
                                putAside(record, step, e);
                                tell(() -> subscription.handler().abandoned(event));
                                return;
                            }
                        }
                    }
                    pause(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10)));
                }
            }
        } finally {
            span.end();
        }
    }

    private void attempt(Event event) throws Exception {
        var started = System.nanoTime();
        try {
            subscription.handler().handle(event);
        } finally {
            handled.record(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** The record is not passed over until Kafka has it among the dead letters. */
    private void putAside(ConsumerRecord<String, byte[]> record, Progress.Step step, Throwable cause) {
        for (int attempt = 0; !step.fenced(); attempt++) {
            try {
                deadLetters.add(record, subscription.group(), cause);
                step.finish();
                return;
            } catch (KafkaException e) {
                LOG.warn("{}: a dead letter waits for Kafka", subscription.group());
                pause(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10)));
            }
        }
    }

    private void tell(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: the person could not be told: {}", subscription.group(), named(e));
        }
    }

    /** A failure for the log: its class and where it was thrown, not its message, which may quote what a person wrote. */
    private static String named(Throwable e) {
        var words = new StringBuilder();
        for (Throwable at = e; at != null; at = at.getCause()) {
            var frames = at.getStackTrace();
            words.append(at.getClass().getName())
                    .append(frames.length == 0 ? "" : " at " + frames[0])
                    .append("; ");
        }
        return words.toString();
    }

    private void keepInBounds() {
        if (!paused && inFlight.get() >= MAX_IN_FLIGHT) {
            consumer.pause(consumer.assignment());
            paused = true;
        } else if (paused && inFlight.get() < MAX_IN_FLIGHT / 2) {
            consumer.resume(consumer.assignment());
            paused = false;
        }
        if (!paused) {
            assigned.forEach((partition, progress) -> {
                if (progress.window() > MAX_WINDOW) {
                    progress.position();
                    if (progress.window() > MAX_WINDOW) {
                        consumer.pause(Set.of(partition));
                    }
                }
            });
        }
    }

    private void commitDone() {
        committedAt = System.nanoTime();
        var due = due(assigned.keySet());
        if (!due.isEmpty()) {
            consumer.commitAsync(due, (failed, failure) -> {
                if (failure != null) {
                    failed.keySet().forEach(committed::remove); // so that it is tried again even if nothing new is done
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
        for (var partition : partitions) {
            var progress = assigned.get(partition);
            if (progress != null
                    && !Long.valueOf(progress.position()).equals(committed.put(partition, progress.position()))) {
                due.put(partition, new OffsetAndMetadata(progress.position()));
            }
        }
        return due;
    }

    /** Gives partitions back: nothing more starts, what runs may finish within the time, and what is done is committed. */
    private void hand(Collection<TopicPartition> partitions, Duration patience) {
        partitions.forEach(partition -> {
            var progress = assigned.get(partition);
            if (progress != null) {
                progress.fence();
            }
        });
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && partitions.stream().anyMatch(this::isBusy)) {
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

    private boolean isBusy(TopicPartition partition) {
        var progress = assigned.get(partition);
        return progress != null && progress.busy();
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            var progress = assigned.remove(partition);
            committed.remove(partition);
            if (progress != null) {
                progress.fence();
            }
        });
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                retrying(outbox::drain); // a former owner may have died between its commit and its publishing
            }
            for (var partition : partitions) {
                var position = consumer.position(partition);
                assigned.put(partition, new Progress(position));
                committed.put(partition, position);
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
                    LOG.warn("{}: waiting to begin: {}", subscription.group(), named(e));
                }
                pause(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10)));
            }
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos((millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1)) * 1_000_000);
    }

    /** Stops reading, lets what runs finish, and commits. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(SHUT_DOWN.plus(HAND_OVER));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
