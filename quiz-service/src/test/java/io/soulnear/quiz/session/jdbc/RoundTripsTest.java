package io.soulnear.quiz.session.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.MessagingSettings;
import io.soulnear.quiz.catalogue.Curated;
import io.soulnear.quiz.session.application.Sessions.Outcome;
import io.soulnear.quiz.session.domain.Answer;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.SessionId;
import io.soulnear.quiz.session.domain.Step;
import io.soulnear.quiz.session.domain.Variant;
import io.soulnear.runtime.Language;
import io.soulnear.testing.TestServers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How often an answer has the database asked: statements and commits; a transaction begins along with its first statement. */
class RoundTripsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anAnswerTakesFourRoundTrips() {
        var trips = new AtomicInteger();
        var server = TestServers.postgres();
        var database = new PGSimpleDataSource();
        database.setUrl(server.url());
        database.setUser(server.user());
        database.setPassword(server.password());
        database.setCurrentSchema("quiz");
        Flyway.configure()
                .dataSource(database)
                .defaultSchema("quiz")
                .createSchemas(true)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();
        var settings = new MessagingSettings("quiz", TestServers.kafkaBootstrap(), "round-trips.", null);
        try (var messaging = new Messaging(
                settings,
                counting(database, trips),
                OpenTelemetry.noop(),
                new SimpleMeterRegistry(),
                Clock.systemUTC())) {
            var sessions = new JdbcSessions(messaging.transactions(), new ObjectMapper());
            var chat = new ChatId(1);
            var begun = new Session.InProgress(
                    new SessionId(UUID.randomUUID()),
                    chat,
                    Category.MONEY,
                    Course.of(Variant.FIXED, Curated.CATALOGUE.draw(Category.MONEY, Language.EN, 1)),
                    List.of(),
                    NOW);
            sessions.advance(
                    UUID.randomUUID(), chat, _ -> new Outcome(List.of(new Step.Started(begun, null)), List.of()));
            var answer = new Answer(1, begun.question().id(), new Answer.Rated(Level.OFTEN));
            var next = new Session.InProgress(begun.id(), chat, begun.category(), begun.course(), List.of(answer), NOW);
            trips.set(0);

            sessions.advance(
                    UUID.randomUUID(),
                    chat,
                    _ -> new Outcome(
                            List.of(new Step.Answered(next, begun.question(), answer, 8, Duration.ZERO)),
                            List.of(Event.of(UUID.randomUUID(), "test", "test", "1", NOW, "{}"))));

            assertThat(trips).hasValueLessThanOrEqualTo(4);
        }
    }

    private static DataSource counting(DataSource database, AtomicInteger trips) {
        return proxy(DataSource.class, database, trips);
    }

    private static <T> T proxy(Class<T> type, Object target, AtomicInteger trips) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().startsWith("execute")
                            || method.getName().equals("commit")) {
                        trips.incrementAndGet();
                    }
                    try {
                        var result = method.invoke(target, arguments);
                        return switch (result) {
                            case PreparedStatement statement -> proxy(PreparedStatement.class, statement, trips);
                            case Connection connection -> proxy(Connection.class, connection, trips);
                            case null, default -> result;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
