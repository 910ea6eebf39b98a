package io.soulnear.gateway.inbound.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import io.soulnear.gateway.focus.application.Decisions;
import io.soulnear.gateway.focus.application.Memory;
import io.soulnear.gateway.focus.domain.Incoming;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final long BOT = 7;
    private static final long CHAT = 70;

    private final Kafka kafka = new Kafka();
    private final Recorder recorder = new Recorder(
            BOT,
            new Memory(new NothingStored()),
            kafka,
            (_, _, _) -> {},
            TracerProvider.noop().get("test"),
            Long::toString,
            new SimpleMeterRegistry(),
            Clock.systemUTC());

    @BeforeEach
    void open() {
        recorder.open();
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void updatesAreRecordedInTheOrderInWhichTheyCame() throws Exception {
        var first = recorder.record(updates(1, 2));
        var next = recorder.record(updates(3));

        kafka.takes(1, 2, 3);

        assertThat(first).succeedsWithin(Kafka.PATIENCE);
        assertThat(next).succeedsWithin(Kafka.PATIENCE);
    }

    @Test
    void whatCameWhileAnUpdateFailedDoesNotOvertakeIt() throws Exception {
        var failing = recorder.record(updates(1, 2));
        var sent = kafka.next(1);
        kafka.takes(2);
        var behind = recorder.record(updates(3));
        sent.completeExceptionally(new IllegalStateException("No space"));

        assertThat(failing).failsWithin(Kafka.PATIENCE);
        assertThat(behind).failsWithin(Kafka.PATIENCE);
        var again = recorder.record(updates(1, 2, 3));
        kafka.takes(1, 2, 3);
        assertThat(again).succeedsWithin(Kafka.PATIENCE);
    }

    @Test
    void afterARefusalNothingMoreOfItIsSent() throws Exception {
        kafka.refusesFrom(2);
        var refused = recorder.record(updates(1, 2, 3));
        kafka.takes(1, 2);
        assertThat(refused).failsWithin(Kafka.PATIENCE);

        kafka.refusesFrom(Integer.MAX_VALUE);
        var again = recorder.record(updates(1, 2, 3));
        kafka.takes(1, 2, 3);
        assertThat(again).succeedsWithin(Kafka.PATIENCE);
    }

    @Test
    void whoseBringerHasGivenUpIsRecordedByNobody() throws Exception {
        var first = recorder.record(updates(1));
        var sent = kafka.next(1);
        recorder.record(updates(2)).cancel(false);
        var last = recorder.record(updates(3));

        sent.complete(null);
        kafka.takes(3);

        assertThat(first).succeedsWithin(Kafka.PATIENCE);
        assertThat(last).succeedsWithin(Kafka.PATIENCE);
    }

    private static List<ReceivedUpdate> updates(int... ids) {
        return IntStream.of(ids)
                .mapToObj(id ->
                        new ReceivedUpdate(id, CHAT, new Incoming.Text(), null, null, "{\"update_id\":" + id + "}"))
                .toList();
    }

    /** Takes an event when the test says so. */
    private static final class Kafka implements Publisher {
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        private record Sent(String data, CompletableFuture<Void> result) {}

        private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
        private volatile int refused = Integer.MAX_VALUE;

        @Override
        public CompletableFuture<Void> send(Event event) {
            var result = new CompletableFuture<Void>();
            var update = Integer.parseInt(event.data().replaceAll(".*\"updateId\":(\\d+).*", "$1"));
            if (update >= refused) {
                result.completeExceptionally(new IllegalStateException("Full"));
            }
            sent.add(new Sent(event.data(), result));
            return result;
        }

        @Override
        public void publish(Event event) {
            send(event).join();
        }

        void refusesFrom(int update) {
            refused = update;
        }

        /** The next event that was sent is that of the update; what becomes of it is for the test to say. */
        CompletableFuture<Void> next(int update) throws InterruptedException {
            var next = sent.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            assertThat(next.data).contains("\"updateId\":" + update + ",");
            return next.result;
        }

        void takes(int... updates) throws InterruptedException {
            for (var update : updates) {
                next(update).complete(null);
            }
        }
    }

    private static final class NothingStored implements Decisions {
        @Override
        public Known read(Set<Long> chats, Set<UUID> updates) {
            return new Known(Map.of(), Map.of());
        }

        @Override
        public void write(Known more) {
            // Nobody asks for it.
        }
    }
}
