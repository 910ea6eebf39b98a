package io.soulnear.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Brings one event to its end: handled, put aside, or left to whoever owns its partition now. */
final class Handling {
    static final int STALLED_SECONDS = 15;
    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final String group;
    private final Handler handler;
    private final DeadLetters deadLetters;
    private final Trace trace;
    private final Timer handled;
    private final MeterRegistry meters;

    Handling(Subscription subscription, DeadLetters deadLetters, Trace trace, MeterRegistry meters) {
        this.group = subscription.group();
        this.handler = subscription.handler();
        this.deadLetters = deadLetters;
        this.trace = trace;
        this.meters = meters;
        this.handled = meters.timer("soulnear.events.handled", "group", group);
        // They exist from the start, so that the first of a kind is seen as an increase.
        Stream.of(Failure.values()).forEach(this::failed);
        Stream.of("stalled", "abandoned").forEach(this::apologies);
        subscription.topics().forEach(topic -> deadLetters.counted(group, topic));
    }

    /** Tries until the event is done, is put aside, or is somebody else's. */
    void handle(ConsumerRecord<String, byte[]> record, Event event, Task.Work work, Progress.Step step) {
        var span = trace.processing(event, group);
        try (var _ = Occasion.of(event, group, Context.current().with(span)).makeCurrent();
                var _ = MDC.putCloseable("trace_id", span.getSpanContext().getTraceId())) {
            var since = System.nanoTime();
            var told = false;
            var defects = 0;
            for (int attempt = 0; !step.fenced(); attempt++) {
                try {
                    attempt(work);
                    step.finish();
                    return;
                } catch (Throwable e) {
                    span.recordException(new Throwable(e.getClass().getName()));
                    var failure = Failure.of(e);
                    failed(failure).increment();
                    switch (failure) {
                        case OUTAGE -> {
                            if (attempt == 0) {
                                LOG.warn("{}: waiting for something that is away: {}", group, named(e));
                            }
                            if (!told
                                    && System.nanoTime() - since
                                            > Duration.ofSeconds(STALLED_SECONDS)
                                                    .toNanos()) {
                                told = true;
                                tell("stalled", () -> handler.stalled(event));
                            }
                        }
                        case UNREADABLE -> {
                            span.setStatus(StatusCode.ERROR);
                            putAside(record, step, e);
                            return;
                        }
                        case DEFECT -> {
                            LOG.warn("{}: event {} failed: {}", group, event.id(), named(e));
                            if (++defects == ATTEMPTS) {
                                span.setStatus(StatusCode.ERROR);
                                putAside(record, step, e, () -> tell("abandoned", () -> handler.abandoned(event)));
                                return;
                            }
                        }
                    }
                    pause(attempt);
                }
            }
        } finally {
            span.end();
        }
    }

    private void attempt(Task.Work work) throws Exception {
        var started = System.nanoTime();
        try {
            work.run();
        } finally {
            handled.record(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** The record is not passed over until Kafka has it among the dead letters. */
    void putAside(ConsumerRecord<String, byte[]> record, Progress.Step step, Throwable cause) {
        putAside(record, step, cause, () -> {});
    }

    private void putAside(
            ConsumerRecord<String, byte[]> record, Progress.Step step, Throwable cause, Runnable beforePassing) {
        for (int attempt = 0; !step.fenced(); attempt++) {
            try {
                deadLetters.add(record, group, cause);
                beforePassing.run();
                step.finish();
                return;
            } catch (KafkaException e) {
                LOG.warn("{}: a dead letter waits for Kafka", group);
                pause(attempt);
            }
        }
    }

    private Counter failed(Failure failure) {
        return meters.counter(
                "soulnear.events.failed", "group", group, "kind", failure.name().toLowerCase(Locale.ROOT));
    }

    private Counter apologies(String why) {
        return meters.counter("soulnear.events.apologies", "group", group, "why", why);
    }

    private void tell(String why, Runnable word) {
        try {
            word.run();
            apologies(why).increment();
        } catch (RuntimeException e) {
            LOG.warn("{}: the person could not be told: {}", group, named(e));
        }
    }

    /** A failure for the log: its class and where it was thrown, not its message, which may quote what a person wrote. */
    static String named(Throwable e) {
        var words = new StringBuilder();
        for (Throwable at = e; at != null; at = at.getCause()) {
            var frames = at.getStackTrace();
            words.append(at.getClass().getName())
                    .append(frames.length == 0 ? "" : " at " + frames[0])
                    .append("; ");
        }
        return words.toString();
    }

    /** Waits longer with every attempt, up to two seconds, and never as long as others that wait for the same. */
    static void pause(int attempt) {
        var millis = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        LockSupport.parkNanos((millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1)) * 1_000_000);
    }
}
