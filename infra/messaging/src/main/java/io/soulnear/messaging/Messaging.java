package io.soulnear.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A service's place in the flow of events: what it hands out commits, publishes and consumes as {@code
 * docs/architecture.md} promises. The tables of {@code db/messaging} must be in the database's default schema.
 */
public final class Messaging implements AutoCloseable {
    private static final int GATHERED_BYTES = 64 << 10;
    /** Who follows looks on, and is in no hurry. */
    private static final Duration FOLLOWING_GATHERS = Duration.ofMillis(500);

    private static final Duration DIRECT_PATIENCE = Duration.ofSeconds(10);

    private final MessagingSettings settings;
    private final KafkaEvents wire;
    private final Trace trace;
    private final MeterRegistry meters;
    private final Admin admin;
    private final Topics topics;
    private final Producer<String, byte[]> relay;
    private final Producer<String, byte[]> direct;
    private final Outbox outbox;
    private final Transactions transactions;
    private final DeadLetters deadLetters;
    private final Inbox inbox;
    private final List<OrderedConsumer> consumers = new CopyOnWriteArrayList<>();

    /** Connects lazily: nothing here waits for Kafka or the database. */
    public Messaging(
            MessagingSettings settings,
            DataSource database,
            OpenTelemetry telemetry,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.wire = new KafkaEvents(settings);
        this.trace = new Trace(telemetry);
        this.meters = meters;
        this.admin = Admin.create(connection("admin"));
        this.topics = new Topics(admin, wire);
        // What is committed has no other way out, so the relay's producer never gives up, and keeps the order.
        this.relay = producer("relay", Map.of("delivery.timeout.ms", Integer.MAX_VALUE, "max.block.ms", 5_000));
        this.direct = producer(
                "direct", Map.of("delivery.timeout.ms", (int) DIRECT_PATIENCE.toMillis(), "max.block.ms", 3_000));
        this.outbox = new Outbox(database, relay, wire, topics, settings.settling());
        this.transactions = new Transactions(database, outbox);
        this.deadLetters = new DeadLetters(direct, topics, wire, clock, meters);
        this.inbox = new Inbox(transactions);
        meters.gauge("soulnear.outbox.pending", outbox, Outbox::pending);
        Gauge.builder("soulnear.outbox.age", outbox, Outbox::age)
                .baseUnit("seconds")
                .register(meters);
        meters.gauge("soulnear.outbox.suspended", outbox, it -> it.isSuspended() ? 1 : 0);
    }

    /** Transactions on the service's database. */
    public Transactions transactions() {
        return transactions;
    }

    /** The way to Kafka without a transaction; gives up after ten seconds. */
    public Publisher publisher() {
        return publisher(direct);
    }

    /** The same, but what it has taken it never gives up: it goes out in the order in which it came, however long Kafka is away. */
    public Publisher patientPublisher() {
        return publisher(relay);
    }

    private Publisher publisher(Producer<String, byte[]> producer) {
        return new Publisher() {
            @Override
            public CompletableFuture<Void> send(Event event) {
                var sent = new CompletableFuture<Void>();
                try {
                    topics.ensure(event.topic());
                    var _ = producer.send(wire.write(event), (_, failure) -> {
                        if (failure == null) {
                            sent.complete(null);
                        } else {
                            sent.completeExceptionally(failure);
                        }
                    });
                } catch (RuntimeException e) {
                    sent.completeExceptionally(e);
                }
                return sent;
            }

            @Override
            public void publish(Event event) {
                try {
                    send(event).join();
                } catch (CompletionException e) {
                    throw new KafkaException("Kafka did not take the event", e.getCause());
                }
            }
        };
    }

    /** The way to the dead letters of a topic for what never was an event; {@code group} names whoever could not read it. */
    public Aside aside(String topic, String group) {
        deadLetters.counted(group, topic);
        return (value, why) -> deadLetters.add(new ConsumerRecord<>(wire.wire(topic), -1, -1, null, value), group, why);
    }

    /** Begins to publish what an earlier run left in the outbox, and to read; both wait for whatever is still away. */
    public void start(List<Subscription> subscriptions) {
        outbox.start();
        inbox.start();
        for (var subscription : subscriptions) {
            var consumer = new OrderedConsumer(
                    subscription,
                    new KafkaConsumer<>(
                            consumption(subscription), new StringDeserializer(), new ByteArrayDeserializer()),
                    wire,
                    topics,
                    outbox,
                    new Handling(subscription, deadLetters, trace, meters),
                    settings.settling() ? OrderedConsumer.SETTLING : OrderedConsumer.usual(subscription.gathering()),
                    meters);
            consumers.add(consumer);
            consumer.start();
        }
    }

    /**
     * Gives what a topic holds now, from its beginning, in order for each key; no group remembers it. What is no event is passed over.
     *
     * @throws KafkaException when Kafka is away
     */
    public void history(String topic, Consumer<Event> each) {
        var config = connection("history");
        config.put("max.partition.fetch.bytes", 4 << 20);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(wire.wire(topic)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> wire.readTo(each, record));
            }
        }
    }

    /**
     * Gives what comes in topics, and what came since a moment, in order for each key. No group remembers it: every process that follows
     * gets everything, again after each start. What is no event, and what {@code each} fails at, is passed over. Returns at once.
     *
     * @return ends it
     */
    public AutoCloseable follow(Set<String> names, Instant since, Consumer<Event> each) {
        var config = connection("following");
        config.put("max.partition.fetch.bytes", 4 << 20);
        config.put("fetch.min.bytes", GATHERED_BYTES);
        config.put("fetch.max.wait.ms", (int) FOLLOWING_GATHERS.toMillis());
        var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        return new Following(names, since, each, consumer, wire, topics).start();
    }

    /** Whether every subscription still has its thread; without one, only a restart helps. */
    public boolean isAlive() {
        return consumers.stream().allMatch(OrderedConsumer::isRunning);
    }

    /** Whether Kafka answers within the time. */
    public boolean isKafkaThere(Duration patience) {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return false;
        }
    }

    private Map<String, Object> connection(String role) {
        var config = new HashMap<String, Object>();
        config.put("bootstrap.servers", settings.bootstrap());
        config.put("client.id", "soulnear-" + settings.service() + "-" + role);
        config.put("reconnect.backoff.max.ms", 500);
        config.put("request.timeout.ms", 5_000);
        config.put("enable.metrics.push", false);
        config.put("metric.reporters", "");
        if (role.equals("admin")) {
            config.put("default.api.timeout.ms", 6_000);
        }
        return config;
    }

    private Producer<String, byte[]> producer(String role, Map<String, Object> more) {
        var config = connection(role);
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("linger.ms", 0);
        // With more, a retried first batch of a producer can be overtaken: a broker that has not seen the producer on
        // the partition takes any sequence number, and refuses the earlier batch for good when it comes.
        config.put("max.in.flight.requests.per.connection", 1);
        config.put("max.request.size", Topics.LARGEST_MESSAGE_BYTES);
        config.putAll(more);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> consumption(Subscription subscription) {
        var config = connection(subscription.group());
        config.put("group.id", settings.prefix() + subscription.group());
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("session.timeout.ms", 10_000);
        config.put("heartbeat.interval.ms", 2_000);
        config.put("default.api.timeout.ms", 6_000);
        config.put("max.partition.fetch.bytes", 4 << 20);
        config.put("max.poll.records", OrderedConsumer.MAX_AT_ONCE);
        config.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        if (settings.instance() != null) {
            config.put("group.instance.id", settings.instance() + "-" + subscription.group());
        }
        return config;
    }

    /** Stops reading, finishes and publishes what is under way, and disconnects; takes at most about 25 s. */
    @Override
    public void close() {
        try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
            consumers.forEach(consumer -> closing.execute(consumer::close));
        }
        inbox.close();
        outbox.close();
        relay.close(Duration.ofSeconds(3));
        direct.close(Duration.ofSeconds(3));
        admin.close(Duration.ofSeconds(1));
    }
}
