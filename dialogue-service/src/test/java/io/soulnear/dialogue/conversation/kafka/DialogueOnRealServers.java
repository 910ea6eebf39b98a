package io.soulnear.dialogue.conversation.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.io.scan.ClassPathResourceLoader;
import io.soulnear.dialogue.conversation.application.Edits;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.Transactions;
import io.soulnear.testing.FakeModel;
import io.soulnear.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The service with everything real but the model: updates go in by Kafka, and what comes out is read from Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DialogueOnRealServers {
    static final AtomicLong CHATS = new AtomicLong(1_000);

    private static final AtomicLong UPDATES = new AtomicLong();

    private final String prefix =
            "dialogue-test-" + ProcessHandle.current().pid() + "-" + getClass().getSimpleName() + ".";
    final FakeModel model = new FakeModel();
    private final ObjectMapper json = new ObjectMapper();
    final Collection<Published> published = new CopyOnWriteArrayList<>();
    private ApplicationContext context;
    Publisher publisher;
    Turns turns;
    Edits edits;
    private Transactions transactions;
    private Thread reader;
    private volatile boolean reading = true;

    record Published(String type, String id, String urgent, JsonNode data) {}

    @BeforeAll
    void start() {
        var database = TestServers.postgres();
        var runtime = new YamlPropertySourceLoader()
                .load(
                        "classpath:runtime",
                        ClassPathResourceLoader.defaultLoader(getClass().getClassLoader()))
                .orElseThrow();
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .propertySources(runtime)
                .properties(Map.of(
                        "micronaut.application.name",
                        "dialogue",
                        "soulnear.pseudonym-secret",
                        "secret",
                        "soulnear.kafka.bootstrap",
                        TestServers.kafkaBootstrap(),
                        "soulnear.kafka.topic-prefix",
                        prefix,
                        "soulnear.postgres.url",
                        database.url(),
                        "soulnear.postgres.user",
                        database.user(),
                        "soulnear.postgres.password",
                        database.password(),
                        "soulnear.postgres.schema",
                        "dialogue",
                        "soulnear.model.openai.base-url",
                        model.baseUrl(),
                        "soulnear.model.openai.api-key",
                        "key"))
                .start();
        Flyway.configure()
                .dataSource(context.getBean(DataSource.class))
                .defaultSchema("dialogue")
                .createSchemas(true)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();
        publisher = context.getBean(Publisher.class);
        turns = context.getBean(Turns.class);
        edits = context.getBean(Edits.class);
        transactions = context.getBean(Transactions.class);
        context.getBean(Messaging.class).start(List.copyOf(context.getBeansOfType(Subscription.class)));
        reader = Thread.ofPlatform().start(this::read);
    }

    @AfterAll
    void stop() throws InterruptedException {
        reading = false;
        reader.join();
        context.getBean(Messaging.class).close();
        context.close();
        model.close();
    }

    static long chat() {
        return CHATS.getAndIncrement();
    }

    Event text(long chat, String text, String to, @Nullable String mode) {
        var route = mode == null ? Map.of("to", to) : Map.of("to", to, "mode", mode);
        return update(chat, route, Map.of("text", text));
    }

    Event update(long chat, Map<String, ?> route, Map<String, ?> message) {
        return update(chat, route, "message", message);
    }

    Event edit(long chat, long message, String text) {
        return update(
                chat,
                Map.of("to", "none"),
                "edited_message",
                Map.of("text", text, "message_id", message, "edit_date", 1_700_000_000));
    }

    private Event update(long chat, Map<String, ?> route, String kind, Map<String, ?> message) {
        var number = UPDATES.incrementAndGet();
        var full = new HashMap<String, Object>(message);
        full.put("from", Map.of("id", chat, "language_code", message.toString().contains("want") ? "en" : "ru"));
        var data = Map.of(
                "botId",
                1,
                "updateId",
                number,
                "chatId",
                chat,
                "route",
                route,
                "update",
                Map.of("update_id", number, kind, full));
        return Event.of(
                        EventIds.derived("telegram.update", "1", Long.toString(number)),
                        "io.soulnear.telegram.update-received.v1",
                        "telegram.update",
                        Long.toString(chat),
                        Instant.now(),
                        write(data))
                .with("route", String.valueOf(route.get("to")));
    }

    static Event at(Event event, Instant time) {
        return new Event(
                event.id(), event.type(), event.topic(), event.key(), time, event.data(), event.attributes(), null);
    }

    void person(String what, long chat, Map<String, String> facts, Instant at) {
        var data = new HashMap<String, Object>(facts);
        data.put("chatId", chat);
        publisher.publish(Event.of(
                UUID.randomUUID(),
                "io.soulnear.profile." + what + ".v1",
                "profile.person",
                Long.toString(chat),
                at,
                write(data)));
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    int count(String sql, long chat) {
        return transactions
                .call(tx -> tx.query(sql, row -> row.getInt(1), chat))
                .getFirst();
    }

    List<Published> replies(long chat) {
        return of("io.soulnear.telegram.reply-requested.v1", chat);
    }

    List<Published> of(String type, long chat) {
        return published.stream()
                .filter(event ->
                        event.type().equals(type) && event.data().path("chatId").asLong() == chat)
                .toList();
    }

    private void read() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestServers.kafkaBootstrap(),
                "group.id",
                prefix + "reader",
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                500);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(
                    List.of(prefix + "telegram.reply", prefix + "dialogue.turn", prefix + "profile.erasure"));
            while (reading) {
                var seen = new ArrayList<Published>();
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    var headers = message.headers();
                    seen.add(new Published(
                            header(headers, "ce_type"),
                            header(headers, "ce_id"),
                            header(headers, "ce_urgent"),
                            json.readTree(message.value())));
                }
                published.addAll(seen);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
