package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.testing.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one consumer reads, holds and says, with a group that does what the test wants. */
class OrderedConsumerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MIB = 1 << 20;

    private final House house = new House();
    private final MessagingSettings settings =
            new MessagingSettings("test", TestServers.kafkaBootstrap(), house.prefix, null);
    private final KafkaEvents wire = new KafkaEvents(settings);
    private final TopicPartition partition = new TopicPartition(wire.wire("stream"), 0);
    private final ConcurrentLinkedQueue<Event> handled = new ConcurrentLinkedQueue<>();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final Group group = new Group();
    private Admin admin;
    private Outbox outbox;
    private OrderedConsumer consumer;

    /** The consumer's side of a group, whose coordinator does not say how far the group is. */
    private static final class Group extends MockConsumer<String, byte[]> {
        private volatile int polls;

        private Group() {
            super("earliest");
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            polls++;
            return super.poll(timeout);
        }

        @Override
        public synchronized long position(TopicPartition partition) {
            throw new TimeoutException("no coordinator");
        }
    }

    @BeforeEach
    void open() {
        admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrap()));
        var topics = new Topics(admin, wire);
        var kafka = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        var meters = new SimpleMeterRegistry();
        var subscription = new Subscription("keeper", Set.of("stream"), event -> {
            mayGoOn.await();
            handled.add(event);
        });
        outbox = new Outbox(house.database, kafka, wire, topics, false);
        consumer = new OrderedConsumer(
                subscription,
                group,
                wire,
                topics,
                outbox,
                new Handling(
                        subscription,
                        new DeadLetters(kafka, topics, wire, Clock.systemUTC(), meters),
                        new Trace(OpenTelemetry.noop()),
                        meters),
                OrderedConsumer.usual(Duration.ZERO),
                meters);
        group.updateBeginningOffsets(Map.of(partition, 0L));
        group.updateEndOffsets(Map.of(partition, 0L));
        group.schedulePollTask(() -> group.rebalance(Set.of(partition)));
        consumer.start();
        await().atMost(PATIENCE).until(() -> !group.assignment().isEmpty());
    }

    @AfterEach
    void close() {
        mayGoOn.countDown();
        consumer.close();
        outbox.close();
        admin.close();
    }

    private void come(List<ConsumerRecord<String, byte[]>> records) {
        group.schedulePollTask(() -> records.forEach(group::addRecord));
    }

    private List<ConsumerRecord<String, byte[]>> records(int count, int padding) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    var record = wire.write(House.event("stream", Integer.toString(number % 7), number));
                    var value = new byte[record.value().length + padding];
                    Arrays.fill(value, (byte) ' ');
                    System.arraycopy(record.value(), 0, value, 0, record.value().length);
                    return new ConsumerRecord<>(
                            partition.topic(),
                            0,
                            number,
                            0,
                            TimestampType.CREATE_TIME,
                            0,
                            value.length,
                            record.key(),
                            value,
                            new RecordHeaders(record.headers()),
                            Optional.empty());
                })
                .toList();
    }

    private void isPaused(boolean paused) {
        await().atMost(PATIENCE).until(() -> group.paused().contains(partition) == paused);
    }

    @Test
    void whatIsAssignedIsHandledThoughNobodyCanSayHowFarTheGroupIs() {
        mayGoOn.countDown();

        come(records(1, 0));

        await().atMost(PATIENCE).until(() -> handled.size() == 1);
        await().atMost(PATIENCE)
                .until(() -> group.committed(Set.of(partition)).equals(Map.of(partition, new OffsetAndMetadata(1))));
    }

    @Test
    void tooManyEventsInFlightStopTheReadingUntilHalfOfThemAreDone() {
        group.setMaxPollRecords(OrderedConsumer.MAX_AT_ONCE);
        come(records(6_000, 0));
        isPaused(true);
        var polls = group.polls;
        await().atMost(PATIENCE).until(() -> group.polls > polls + 5);
        assertThat(handled).isEmpty();
        assertThat(consumer.inFlight()).isBetween(4_096, 4_096 + OrderedConsumer.MAX_AT_ONCE);

        mayGoOn.countDown();

        await().atMost(PATIENCE).until(() -> handled.size() == 6_000);
        isPaused(false);
        for (int key = 0; key < 7; key++) {
            var own = Integer.toString(key);
            assertThat(handled.stream().filter(event -> event.key().equals(own)).map(Event::id))
                    .containsExactlyElementsOf(IntStream.range(0, 6_000)
                            .filter(number -> number % 7 == Integer.parseInt(own))
                            .mapToObj(
                                    number -> House.event("stream", own, number).id())
                            .toList());
        }
    }

    @Test
    void aFewLargeEventsInFlightStopTheReadingToo() {
        come(records(8, 5 * MIB));
        isPaused(true);

        mayGoOn.countDown();

        await().atMost(PATIENCE).until(() -> handled.size() == 8);
        isPaused(false);
    }

    @Test
    void whoeverHasBeenReplacedByAProcessOfTheSameNameStartsNothingMore() {
        come(records(8, 0)); // the last one waits for the first one, whose key it has
        await().atMost(PATIENCE).until(() -> consumer.inFlight() == 8);

        group.setPollException(new FencedInstanceIdException("somebody else"));
        await().atMost(PATIENCE).until(() -> !consumer.isRunning());
        mayGoOn.countDown();

        await().atMost(PATIENCE).until(() -> consumer.inFlight() == 0);
        assertThat(handled).hasSize(7);
    }
}
