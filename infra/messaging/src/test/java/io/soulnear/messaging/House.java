package io.soulnear.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One service's database and its place on the real Kafka, as often as a test wants to start and stop it. */
final class House implements AutoCloseable {
    private static final AtomicInteger HOUSES = new AtomicInteger();

    final String prefix = "t" + ProcessHandle.current().pid() + "." + HOUSES.incrementAndGet() + ".";
    final PGSimpleDataSource database = new PGSimpleDataSource();
    private final List<Messaging> open = new ArrayList<>();

    House() {
        var made = TestServers.postgres();
        database.setUrl(made.url());
        database.setUser(made.user());
        database.setPassword(made.password());
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var script = House.class.getResourceAsStream("/db/messaging/V0001__messaging.sql")) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("create table handled (n bigint generated always as identity, key text, event_id uuid)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Messaging instance() {
        return instance(TestServers.kafkaBootstrap(), database, OpenTelemetry.noop());
    }

    Messaging instance(String bootstrap, DataSource source, OpenTelemetry telemetry) {
        return instance(bootstrap, source, telemetry, new SimpleMeterRegistry());
    }

    Messaging instance(String bootstrap, DataSource source, OpenTelemetry telemetry, MeterRegistry meters) {
        var messaging = new Messaging(
                new MessagingSettings("test", bootstrap, prefix, null), source, telemetry, meters, Clock.systemUTC());
        open.add(messaging);
        return messaging;
    }

    static Event event(String topic, String key, int number) {
        return Event.of(
                EventIds.derived(topic, key, Integer.toString(number)),
                "io.soulnear.test.happened.v1",
                topic,
                key,
                Instant.parse("2026-01-01T00:00:00Z"),
                "{\"n\":" + number + "}");
    }

    /** Handles as a service does: claim and work in one transaction. */
    static void store(Transaction tx, Event event) {
        if (tx.claim("test", event.id())) {
            tx.update("insert into handled (key, event_id) values (?, ?)", event.key(), event.id());
        }
    }

    /** What was handled for the key, in the order in which it was. */
    List<UUID> handled(Messaging messaging, String key) {
        return messaging
                .transactions()
                .call(tx -> tx.query(
                        "select event_id from handled where key = ? order by n",
                        row -> row.getObject(1, UUID.class),
                        key));
    }

    int count(Messaging messaging, String table) {
        return messaging
                .transactions()
                .call(tx -> tx.query("select count(*) from " + table, row -> row.getInt(1)))
                .getFirst();
    }

    @Override
    public void close() {
        open.forEach(Messaging::close);
    }
}
