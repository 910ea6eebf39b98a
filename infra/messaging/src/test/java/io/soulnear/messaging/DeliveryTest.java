package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The promises of delivery, on a real Kafka and a real Postgres. */
@Execution(ExecutionMode.CONCURRENT)
class DeliveryTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private static Subscription storing(Messaging messaging) {
        return new Subscription(
                "keeper",
                Set.of("stream"),
                event -> messaging.transactions().call(tx -> {
                    House.store(tx, event);
                    return true;
                }));
    }

    private static void publishInOneTransaction(Messaging messaging, List<Event> events) {
        messaging.transactions().call(tx -> {
            events.forEach(tx::publish);
            return true;
        });
    }

    private static List<UUID> ids(Collection<Event> events) {
        return events.stream().map(Event::id).toList();
    }

    @Test
    void whatIsCommittedArrivesOnceAndLeavesAnEmptyOutbox() {
        var messaging = house.instance();
        messaging.start(List.of(storing(messaging)));
        var events = IntStream.range(0, 50)
                .mapToObj(n -> House.event("stream", "1", n))
                .toList();

        publishInOneTransaction(messaging, events);
        publishInOneTransaction(messaging, events.subList(10, 20)); // a repeat: the same ids

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(house.handled(messaging, "1")).isEqualTo(ids(events)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(house.count(messaging, "outbox")).isZero());
    }

    @Test
    void whatIsRolledBackNeverLeaves() {
        var messaging = house.instance();
        messaging.start(List.of(storing(messaging)));

        assertThatThrownBy(() -> messaging.transactions().call(tx -> {
                    tx.publish(House.event("stream", "1", 1));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        publishInOneTransaction(messaging, List.of(House.event("stream", "1", 2)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(house.handled(messaging, "1"))
                        .containsExactly(House.event("stream", "1", 2).id()));
    }

    @Test
    void everyKeyKeepsItsOrderWhateverItsHandlersTake() {
        var messaging = house.instance();
        var commit = messaging.transactions().<Event, Boolean>group("store", (tx, events) -> {
            events.forEach(event -> House.store(tx, event));
            return events.stream().map(_ -> true).toList();
        });
        messaging.start(List.of(new Subscription("keeper", Set.of("stream"), event -> {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(3_000_000));
            commit.submit(event);
        })));
        var events = new ArrayList<Event>();
        for (int n = 0; n < 1_500; n++) {
            events.add(House.event("stream", "k" + n % 30, n));
        }
        for (int from = 0; from < events.size(); from += 100) {
            publishInOneTransaction(messaging, events.subList(from, from + 100));
        }

        await().atMost(PATIENCE).until(() -> house.count(messaging, "handled") == events.size());
        for (int key = 0; key < 30; key++) {
            var name = "k" + key;
            assertThat(house.handled(messaging, name))
                    .isEqualTo(ids(
                            events.stream().filter(it -> it.key().equals(name)).toList()));
        }
    }

    @Test
    void whoGathersGetsTheFirstEventAtOnceAndEndsWithoutWaitingForMore() {
        var messaging = house.instance();
        messaging.start(List.of(
                new Subscription("keeper", Set.of("stream"), storing(messaging).handler(), Duration.ofHours(1))));

        publishInOneTransaction(messaging, List.of(House.event("stream", "1", 1)));

        await().atMost(PATIENCE).until(() -> house.count(messaging, "handled") == 1);
        messaging.close();
        assertThat(messaging.isAlive()).isFalse();
    }

    @Test
    void aRestartReadsOnlyWhatIsNotDone() {
        var first = house.instance();
        var again = new ConcurrentLinkedQueue<UUID>();
        first.start(List.of(storing(first)));
        var before = IntStream.range(0, 20)
                .mapToObj(n -> House.event("stream", "1", n))
                .toList();
        publishInOneTransaction(first, before);
        await().atMost(PATIENCE).until(() -> house.count(first, "handled") == 20);
        first.close();

        var second = house.instance();
        second.start(List.of(new Subscription("keeper", Set.of("stream"), event -> again.add(event.id()))));
        publishInOneTransaction(second, List.of(House.event("stream", "1", 99)));

        await().atMost(PATIENCE).until(() -> !again.isEmpty());
        assertThat(again).containsExactly(House.event("stream", "1", 99).id());
    }

    @Test
    void whatAnEarlierRunCouldNotPublishIsPublishedBeforeAnythingElse() {
        var cutOff = house.instance("127.0.0.1:1", house.database, io.opentelemetry.api.OpenTelemetry.noop());
        var left = IntStream.range(0, 5)
                .mapToObj(n -> House.event("stream", "1", n))
                .toList();
        publishInOneTransaction(cutOff, left);
        assertThat(house.count(cutOff, "outbox")).isEqualTo(5);

        var messaging = house.instance();
        messaging.start(List.of(storing(messaging)));
        await().atMost(PATIENCE).until(() -> house.count(messaging, "handled") == 5);
        publishInOneTransaction(messaging, List.of(House.event("stream", "1", 5)));

        await().atMost(PATIENCE).until(() -> house.count(messaging, "handled") == 6);
        assertThat(house.handled(messaging, "1").subList(0, 5)).isEqualTo(ids(left));
    }

    @Test
    void whileAnEventWaitsForKafkaItsAgeIsTold() {
        var meters = new SimpleMeterRegistry();
        var cutOff = house.instance("127.0.0.1:1", house.database, io.opentelemetry.api.OpenTelemetry.noop(), meters);
        DoubleSupplier age = () -> meters.get("soulnear.outbox.age").gauge().value();
        cutOff.start(List.of());
        assertThat(age.getAsDouble()).isZero();
        var begin = System.nanoTime();
        publishInOneTransaction(cutOff, List.of(House.event("stream", "1", 1)));

        await().atMost(PATIENCE).until(() -> age.getAsDouble() > 2);
        assertThat(age.getAsDouble()).isLessThanOrEqualTo((System.nanoTime() - begin) / 1e9);

        var messaging = house.instance();
        messaging.start(List.of(storing(messaging)));
        await().atMost(PATIENCE).until(() -> house.count(messaging, "outbox") == 0);
        await().atMost(PATIENCE).until(() -> age.getAsDouble() == 0);
    }

    @Test
    void poisonBecomesADeadLetterWithItsCauseAndThePartitionMovesOn() {
        var messaging = house.instance();
        messaging.start(List.of(storing(messaging)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafkaBootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() ->
                            !producer.partitionsFor(house.prefix + "stream").isEmpty());
            var poison = new ProducerRecord<>(house.prefix + "stream", "1", new byte[] {1, (byte) 0xfe, 3});
            poison.headers().add("ce_id", new byte[] {0}).add("traceparent", TRACE.getBytes(StandardCharsets.UTF_8));
            var _ = producer.send(poison);
            producer.flush();
        }
        publishInOneTransaction(messaging, List.of(House.event("stream", "1", 1)));

        await().atMost(PATIENCE).until(() -> house.count(messaging, "handled") == 1);
        var letter = deadLetters().getFirst();
        assertThat(letter.value()).containsExactly(1, 0xfe, 3);
        assertThat(header(letter, "dl_cause")).contains("not a CloudEvent");
        assertThat(header(letter, "dl_offset")).isEqualTo("0");
        assertThat(header(letter, "dl_group")).isEqualTo("keeper");
        assertThat(header(letter, "traceparent")).isEqualTo(TRACE);
        var history = new ArrayList<Event>();
        messaging.history("stream", history::add);
        assertThat(history).containsExactly(House.event("stream", "1", 1));
    }

    @Test
    void anEventThatWeCannotHandleIsGivenUpAfterThreeAttemptsAndHoldsOnlyItsKey() {
        var messaging = house.instance();
        var attempts = new AtomicInteger();
        var abandoned = new ConcurrentLinkedQueue<UUID>();
        var storing = storing(messaging).handler();
        messaging.start(List.of(new Subscription("keeper", Set.of("stream"), new Handler() {
            @Override
            public void handle(Event event) throws Exception {
                if (event.id().equals(House.event("stream", "bad", 1).id())) {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("secret words of a person");
                }
                storing.handle(event);
            }

            @Override
            public void abandoned(Event event) {
                abandoned.add(event.id());
            }
        })));
        publishInOneTransaction(
                messaging,
                List.of(
                        House.event("stream", "bad", 1),
                        House.event("stream", "bad", 2),
                        House.event("stream", "good", 1)));

        await().atMost(PATIENCE).until(() -> house.count(messaging, "handled") == 2);
        assertThat(attempts).hasValue(3);
        assertThat(abandoned).containsExactly(House.event("stream", "bad", 1).id());
        var letter = deadLetters().getFirst();
        assertThat(header(letter, "dl_cause")).contains("IllegalStateException").doesNotContain("secret");
        assertThat(header(letter, "ce_id"))
                .isEqualTo(House.event("stream", "bad", 1).id().toString());
    }

    @Test
    void anOutageIsWaitedForWithoutDeadLetters() {
        var messaging = house.instance();
        var failures = new AtomicInteger(8);
        var storing = storing(messaging).handler();
        messaging.start(List.of(new Subscription("keeper", Set.of("stream"), event -> {
            if (failures.getAndDecrement() > 0) {
                throw new SQLTransientConnectionException("away");
            }
            storing.handle(event);
        })));
        publishInOneTransaction(messaging, List.of(House.event("stream", "1", 1), House.event("stream", "1", 2)));

        await().atMost(PATIENCE).until(() -> house.count(messaging, "handled") == 2);
        assertThat(house.handled(messaging, "1"))
                .containsExactly(
                        House.event("stream", "1", 1).id(),
                        House.event("stream", "1", 2).id());
    }

    @Test
    void instancesThatComeAndGoLoseNothingAndKeepTheOrder() {
        var first = house.instance();
        first.start(List.of(storing(first)));
        var events = new ArrayList<Event>();
        var others = new ArrayList<Messaging>();
        for (int n = 0; n < 600; n++) {
            var event = House.event("stream", "k" + n % 40, n);
            events.add(event);
            publishInOneTransaction(first, List.of(event));
            if (n == 150 || n == 250) {
                var other = house.instance();
                other.start(List.of(storing(other)));
                others.add(other);
            }
            if (n == 400 || n == 500) {
                others.removeFirst().close();
            }
        }

        await().atMost(PATIENCE).until(() -> house.count(first, "handled") == events.size());
        for (int key = 0; key < 40; key++) {
            var name = "k" + key;
            assertThat(house.handled(first, name))
                    .isEqualTo(ids(
                            events.stream().filter(it -> it.key().equals(name)).toList()));
        }
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestServers.kafkaBootstrap(),
                        "group.id",
                        house.prefix + "undertaker",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(house.prefix + "stream.dlq"));
            var letters = new ArrayList<ConsumerRecord<String, byte[]>>();
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                return !letters.isEmpty();
            });
            return letters;
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
