package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.Transactions;
import io.soulnear.runtime.Intake;
import io.soulnear.testing.Contracts;
import io.soulnear.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The service on real Kafka and Postgres, and all that it says there. */
final class LiveProfile implements AutoCloseable {
    private static final String REPLY = "io.soulnear.telegram.reply-requested.v1";
    private static final String WATCHER = "watcher";
    /** Far more than it takes: a busy machine must not fail a test. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestServers.Database database;
    private final String prefix;
    private final ApplicationContext context;
    private final List<Event> said = new CopyOnWriteArrayList<>();

    private LiveProfile(TestServers.Database database, String prefix, String life, Map<String, Object> more) {
        this.database = database;
        this.prefix = prefix;
        this.context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties(database, prefix))
                .properties(more)
                .start();
        Flyway.configure()
                .dataSource(context.getBean(DataSource.class))
                .defaultSchema("profile")
                .createSchemas(true)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();
        var subscriptions = new ArrayList<Subscription>();
        context.getBeansOfType(Subscription.class)
                .forEach(own -> subscriptions.add(new Subscription(own.group() + life, own.topics(), own.handler())));
        subscriptions.add(new Subscription(WATCHER + life, Set.of("telegram.reply", "profile.person"), this::hear));
        context.getBean(Messaging.class).start(subscriptions);
        context.getBeansOfType(Intake.class).forEach(Intake::open);
    }

    private static Map<String, Object> properties(TestServers.Database database, String prefix) {
        return Map.ofEntries(
                Map.entry("soulnear.kafka.bootstrap", TestServers.kafkaBootstrap()),
                Map.entry("soulnear.kafka.topic-prefix", prefix),
                Map.entry("soulnear.postgres.url", database.url()),
                Map.entry("soulnear.postgres.user", database.user()),
                Map.entry("soulnear.postgres.password", database.password()),
                Map.entry("soulnear.postgres.schema", "profile"),
                Map.entry("soulnear.pseudonym-secret", "only for tests"),
                Map.entry("soulnear.model.provider", "offline"),
                Map.entry("soulnear.model.deadline", "5s"),
                Map.entry("soulnear.model.attempt", "5s"),
                Map.entry("soulnear.model.concurrency", 8),
                Map.entry("soulnear.model.max-tokens", 600),
                Map.entry("soulnear.model.prices", ""),
                Map.entry("soulnear.model.openai.base-url", ""),
                Map.entry("soulnear.model.openai.api-key", ""),
                Map.entry("soulnear.model.openai.name", ""),
                Map.entry("soulnear.model.gemini.base-url", ""),
                Map.entry("soulnear.model.gemini.api-key", ""),
                Map.entry("soulnear.model.gemini.name", ""),
                Map.entry("soulnear.model.secondary.provider", ""),
                Map.entry("soulnear.model.secondary.base-url", ""),
                Map.entry("soulnear.model.secondary.api-key", ""),
                Map.entry("soulnear.model.secondary.name", ""),
                Map.entry("micronaut.metrics.export.prometheus.enabled", false));
    }

    /** Where its management port is; it is opened by this call. */
    int managementPort() {
        var server = context.getBean(EmbeddedServer.class);
        return (server.isRunning() ? server : server.start()).getPort();
    }

    /** A new service, with a database and topics of its own. */
    static LiveProfile start() {
        return start(Map.of());
    }

    static LiveProfile start(Map<String, Object> more) {
        var prefix = "profile-" + UUID.randomUUID().toString().substring(0, 8) + ".";
        return new LiveProfile(TestServers.postgres(), prefix, "", more);
    }

    /** Ends this life of the service and begins another one, which reads all topics from their beginning. */
    LiveProfile replayed() {
        close();
        return new LiveProfile(database, prefix, "-replay", Map.of());
    }

    private void hear(Event event) {
        said.add(event);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(Class<T> type, String name) {
        return context.getBean(type, Qualifiers.byName(name));
    }

    void publish(Event event) {
        bean(Publisher.class).publish(event);
    }

    /** What was said because of an update, as soon as it is. */
    Reply replyTo(Event update) {
        return await().atMost(PATIENCE)
                .until(() -> repliesTo(update), replies -> !replies.isEmpty())
                .getFirst();
    }

    List<Reply> repliesTo(Event update) {
        return events(REPLY, update.key())
                .peek(event -> Contracts.validate(REPLY, event.data()))
                .map(event -> new Reply(event, json(event.data())))
                .filter(reply -> reply.data()
                        .path("causedBy")
                        .asText()
                        .equals(update.id().toString()))
                .toList();
    }

    /** The only event of that type about a chat, as soon as it is there; it keeps its contract. */
    JsonNode only(String type, long chat) {
        var events = await().atMost(PATIENCE)
                .until(() -> events(type, Long.toString(chat)).toList(), found -> !found.isEmpty());
        assertThat(events).hasSize(1);
        Contracts.validate(type, events.getFirst().data());
        return json(events.getFirst().data());
    }

    Stream<Event> events(String type, String key) {
        return said.stream()
                .filter(event -> event.type().equals(type) && event.key().equals(key));
    }

    /** The data of the events of that type about a chat, as soon as there are that many; each keeps its contract. */
    List<JsonNode> events(String type, long chat, int atLeast) {
        var events = await().atMost(PATIENCE)
                .until(() -> events(type, Long.toString(chat)).toList(), found -> found.size() >= atLeast);
        events.forEach(event -> Contracts.validate(type, event.data()));
        return events.stream().map(event -> json(event.data())).toList();
    }

    /** What was said to a chat without being asked. */
    List<String> unasked(long chat) {
        return events(REPLY, Long.toString(chat))
                .map(event -> new Reply(event, json(event.data())))
                .filter(reply -> !reply.data().has("causedBy"))
                .map(Reply::text)
                .toList();
    }

    /** The first column of the rows of a query, as text. */
    List<String> rows(String sql, Object... args) {
        return bean(Transactions.class).call(tx -> tx.query(sql, row -> String.valueOf(row.getString(1)), args));
    }

    void execute(String sql) {
        bean(Transactions.class).call(tx -> tx.update(sql));
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
        bean(Messaging.class).close();
        context.close();
    }

    /** One reply, with the event that carried it. */
    record Reply(Event event, JsonNode data) {
        String text() {
            return data.path("messages").path(0).path("text").asText();
        }

        /** The texts of all messages. */
        List<String> texts() {
            return data.path("messages")
                    .valueStream()
                    .map(message -> message.path("text").asText())
                    .toList();
        }

        /** The actions of all buttons of all messages. */
        List<String> actions() {
            return data.path("messages").findValuesAsText("action");
        }

        /** What is written on the buttons. */
        List<String> buttons() {
            return data.path("messages").findValues("buttons").stream()
                    .flatMap(rows -> rows.findValuesAsText("text").stream())
                    .toList();
        }

        /** The action of a button that begins like this. */
        String action(String beginning) {
            return actions().stream()
                    .filter(action -> action.startsWith(beginning))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No button " + beginning + " in " + actions()));
        }
    }
}
