package io.soulnear.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.io.scan.ClassPathResourceLoader;
import io.micronaut.runtime.server.EmbeddedServer;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.Transactions;
import io.soulnear.runtime.Intake;
import io.soulnear.testing.TestServers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;

/** The gateway in this JVM, and all that it says to the other services. */
final class RunningGateway implements AutoCloseable {
    static final String TOKEN = "7000000001:for-the-test-only";
    static final long BOT = 7000000001L;
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final String prefix;
    private final List<Event> said = new CopyOnWriteArrayList<>();

    private RunningGateway(ApplicationContext context, String prefix) {
        this.context = context;
        this.prefix = prefix;
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    /** Where the gateway lives; a second one with the same home shares database and topics. */
    record Home(String url, String user, String password, String prefix) {
        static Home fresh() {
            var database = TestServers.postgres();
            var prefix = "gateway-" + UUID.randomUUID().toString().substring(0, 8) + ".";
            return new Home(database.url(), database.user(), database.password(), prefix);
        }

        Home at(String otherUrl) {
            return new Home(otherUrl, user, password, prefix);
        }
    }

    static RunningGateway start(URI telegram) {
        return start(Home.fresh(), telegram, Map.of());
    }

    static RunningGateway start(Home home, URI telegram, Map<String, Object> more) {
        var properties = new HashMap<String, Object>();
        properties.put("micronaut.server.port", -1);
        properties.put("endpoints.all.port", -1);
        properties.put("micronaut.metrics.export.prometheus.enabled", false);
        properties.put("telegram.token", TOKEN);
        properties.put("telegram.api-url", telegram.toString());
        properties.put("telegram.mode", "polling");
        properties.put("telegram.webhook-url", "");
        properties.put("telegram.webhook-secret", "");
        properties.put("soulnear.redis.url", "");
        properties.put("soulnear.pseudonym-secret", "only for tests");
        properties.put("soulnear.kafka.bootstrap", TestServers.kafkaBootstrap());
        properties.put("soulnear.kafka.topic-prefix", home.prefix);
        properties.put("soulnear.kafka.instance", "");
        properties.put("soulnear.postgres.url", home.url);
        properties.put("soulnear.postgres.user", home.user);
        properties.put("soulnear.postgres.password", home.password);
        properties.putAll(more);
        var common = new YamlPropertySourceLoader()
                .load("classpath:runtime", ClassPathResourceLoader.defaultLoader(RunningGateway.class.getClassLoader()))
                .orElseThrow();
        var context = ApplicationContext.builder(properties)
                .deduceEnvironment(false)
                .propertySources(common)
                .start();
        Flyway.configure()
                .dataSource(context.getBean(DataSource.class))
                .defaultSchema("gateway")
                .createSchemas(true)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();
        var running = new RunningGateway(context, home.prefix);
        running.begin();
        return running;
    }

    private void begin() {
        var subscriptions = new ArrayList<Subscription>(context.getBeansOfType(Subscription.class));
        subscriptions.add(new Subscription(
                "watcher-" + UUID.randomUUID(), Set.of("telegram.update", "profile.erasure"), said::add));
        context.getBean(Messaging.class).start(subscriptions);
        context.getBeansOfType(Intake.class).forEach(Intake::open);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Where the webhook is. */
    URI address() {
        return URI.create(server.getURL() + "/telegram/webhook");
    }

    /** Everything said so far of that type. */
    List<Event> said(String type) {
        return said.stream().filter(event -> event.type().equals(type)).toList();
    }

    /** The recordings of an update, as soon as there are that many. */
    List<JsonNode> recorded(long updateId, int times) {
        return await().atMost(PATIENCE).until(() -> recordings(updateId), found -> found.size() >= times);
    }

    /** The recording of an update, as soon as it is there. */
    JsonNode recorded(long updateId) {
        return recorded(updateId, 1).getFirst();
    }

    /** What was put among the dead letters of a topic so far, as it came. */
    List<String> deadLetters(String topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", TestServers.kafkaBootstrap(), "allow.auto.create.topics", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(prefix + topic + ".dlq").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var letters = new ArrayList<String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(letter -> letters.add(letter.value()));
            }
            return letters;
        }
    }

    List<JsonNode> recordings(long updateId) {
        return said("io.soulnear.telegram.update-received.v1").stream()
                .map(event -> json(event.data()))
                .filter(data -> data.path("updateId").asLong() == updateId)
                .toList();
    }

    void publish(Event event) {
        bean(Publisher.class).publish(event);
    }

    /** Asks for a reply as a service does; {@code messages} is the JSON of the messages. */
    Event reply(long chat, String messages) {
        return Event.of(
                UUID.randomUUID(),
                "io.soulnear.telegram.reply-requested.v1",
                "telegram.reply",
                Long.toString(chat),
                Clock.systemUTC().instant(),
                "{\"chatId\":" + chat + ",\"messages\":" + messages + "}");
    }

    /** Asks for a reply to an update, which ends the draft of it. */
    Event answer(long chat, UUID cause, String messages) {
        return Event.of(
                UUID.randomUUID(),
                "io.soulnear.telegram.reply-requested.v1",
                "telegram.reply",
                Long.toString(chat),
                Clock.systemUTC().instant(),
                "{\"chatId\":" + chat + ",\"causedBy\":\"" + cause + "\",\"messages\":" + messages + "}");
    }

    /** Says what has been written so far of the reply to an update. */
    void write(long chat, UUID cause, String text, Instant at) {
        publish(Event.of(
                UUID.randomUUID(),
                "io.soulnear.telegram.draft-updated.v1",
                "telegram.draft",
                Long.toString(chat),
                at,
                "{\"chatId\":%d,\"causedBy\":\"%s\",\"draftId\":%d,\"text\":%s}"
                        .formatted(chat, cause, cause.hashCode() | 1, quoted(text))));
    }

    /** The same, now. */
    void write(long chat, UUID cause, String text) {
        write(chat, cause, text, Clock.systemUTC().instant());
    }

    /** Has texts sent, one reply each. */
    void say(long chat, String... texts) {
        for (var text : texts) {
            publish(reply(chat, "[{\"text\":" + quoted(text) + "}]"));
        }
    }

    String quoted(String text) {
        try {
            return bean(ObjectMapper.class).writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the chat finish onboarding. */
    void register(long chat) {
        publish(Event.of(
                UUID.randomUUID(),
                "io.soulnear.profile.registered.v1",
                "profile.person",
                Long.toString(chat),
                Clock.systemUTC().instant(),
                "{\"chatId\":%d,\"language\":\"ru\",\"name\":\"Anna\",\"timeZone\":\"Europe/Moscow\"}"
                        .formatted(chat)));
        await().atMost(PATIENCE).until(() -> focus(chat).equals(List.of("helper")));
    }

    List<String> focus(long chat) {
        return rows("select focus from chat where chat_id = " + chat);
    }

    /** The first column of the rows of a query, as text. */
    List<String> rows(String sql) {
        return bean(Transactions.class).call(tx -> tx.query(sql, row -> String.valueOf(row.getString(1))));
    }

    JsonNode json(String data) {
        try {
            return bean(ObjectMapper.class).readTree(data);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.getBeansOfType(Intake.class).forEach(Intake::close);
        context.getBean(Messaging.class).close();
        context.close();
    }
}
