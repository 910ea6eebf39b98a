package io.soulnear.dialogue;

import io.micronaut.context.ApplicationContext;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.person.application.Erasure;
import io.soulnear.dialogue.person.application.Fact;
import io.soulnear.dialogue.person.application.People;
import io.soulnear.messaging.Transactions;
import io.soulnear.testing.TestServers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The service's own beans on a database of their own; nothing is consumed, and what is published waits for a Kafka. */
public final class DialogueOnPostgres implements AutoCloseable {
    private static final AtomicLong CHATS = new AtomicLong(9_000);

    private final ApplicationContext context;

    public DialogueOnPostgres() {
        this(Map.of());
    }

    /** @param settings on top of the service's defaults */
    public DialogueOnPostgres(Map<String, Object> settings) {
        var database = TestServers.postgres();
        var all = new HashMap<String, Object>(Map.of(
                "micronaut.application.name",
                "dialogue",
                "soulnear.pseudonym-secret",
                "secret",
                "soulnear.kafka.bootstrap",
                TestServers.kafkaBootstrap(),
                "soulnear.kafka.topic-prefix",
                "dialogue-" + database.url().substring(database.url().lastIndexOf('_')) + ".",
                "soulnear.postgres.url",
                database.url(),
                "soulnear.postgres.user",
                database.user(),
                "soulnear.postgres.password",
                database.password(),
                "soulnear.postgres.schema",
                "dialogue"));
        all.putAll(settings);
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(all)
                .start();
        Flyway.configure()
                .dataSource(bean(DataSource.class))
                .defaultSchema("dialogue")
                .createSchemas(true)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A chat that no other test has. */
    public static long chat() {
        return CHATS.incrementAndGet();
    }

    public static Message message(long chat, Mode mode, String text, Instant at) {
        return new Message(UUID.randomUUID(), chat, mode, text, at);
    }

    public static Reply reply(String text) {
        return new Reply(text, "offline", "reflective", "v1", 0, 0, 1);
    }

    public Recorded record(Message message) {
        return bean(Turns.class).record(message, 12);
    }

    /** One turn from beginning to end. */
    public Message talked(long chat, Mode mode, String text, String reply, Instant at) {
        var message = message(chat, mode, text, at);
        record(message);
        bean(Turns.class).answer(message, reply(reply), Locale.of("ru"));
        return message;
    }

    public void known(long chat, String language, Instant at) {
        bean(People.class).registered(UUID.randomUUID(), chat, Locale.of(language), "Аня", 30, "f", at);
    }

    /** What the profile tells. */
    public void told(long chat, String name, String json, Instant at) {
        bean(People.class).told(UUID.randomUUID(), chat, new Fact(name, json), at);
    }

    public void erased(long chat, Instant at) {
        bean(People.class).erased(UUID.randomUUID(), chat, new Erasure(UUID.randomUUID(), at));
    }

    /** The rows of a table that belong to the chat. */
    public int rows(String table, long chat) {
        return bean(Transactions.class)
                .callSingle(tx ->
                        tx.query("select count(*) from " + table + " where chat_id = ?", row -> row.getInt(1), chat))
                .getFirst();
    }

    @Override
    public void close() {
        context.close();
    }
}
