package io.soulnear.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.MessagingSettings;
import io.soulnear.testing.TestServers;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class HealthTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestServers.Database database = TestServers.postgres();
    private final CompletableFuture<HttpResponse<Map<String, Object>>> readinessAtTheEnd = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse<Map<String, Object>>> livenessAtTheEnd = new CompletableFuture<>();

    private boolean deaf;

    @SuppressWarnings("NullAway.Init")
    private Startup startup;

    @SuppressWarnings("NullAway.Init")
    private HealthEndpoint health;

    @AfterEach
    void end() {
        startup.end();
    }

    private void begin(String kafka, String postgres) {
        var settings = new PostgresSettings(postgres, database.user(), database.password(), "health", 2);
        var source = new PGSimpleDataSource();
        source.setUrl(settings.jdbcUrl());
        source.setCurrentSchema(settings.schema());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        var prefix = "health-" + UUID.randomUUID() + ".";
        var messaging = new Messaging(
                new MessagingSettings("health", kafka, prefix, null),
                source,
                OpenTelemetry.noop(),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        startup = new Startup(new Migration(source, settings), messaging, List.of(), List.of(new Witness()), List.of());
        var dependencies = new Dependencies();
        health = new HealthEndpoint(startup, List.of(dependencies.kafka(messaging), dependencies.postgres(source)));
        startup.begin();
    }

    @Test
    void readinessNamesKafkaWhileItIsAway() throws IOException {
        begin(nowhere(), database.url());

        await().atMost(PATIENCE).until(startup::isStarted);
        assertThat(health.one("readiness")).satisfies(it -> isDownWithout(it, "kafka"));
    }

    @Test
    void readinessNamesPostgresWhileItIsAway() throws IOException {
        begin(TestServers.kafkaBootstrap(), "jdbc:postgresql://" + nowhere() + "/soulnear");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(health.one("readiness")).satisfies(it -> isDownWithout(it, "postgres")));
        assertThat(health.one("startup").code()).isEqualTo(503);
        assertThat(health.one("liveness").code()).isEqualTo(200);
    }

    @Test
    void whoeverEndsIsNotReadyBeforeAnythingIsClosed() {
        begin(TestServers.kafkaBootstrap(), database.url());
        await().atMost(PATIENCE).until(() -> health.one("readiness").code() == 200);

        startup.end();

        assertThat(readinessAtTheEnd).isCompletedWithValueMatching(it -> it.code() == 503);
        assertThat(livenessAtTheEnd).isCompletedWithValueMatching(it -> it.code() == 200);
    }

    @Test
    void aServiceToWhichNothingComesInAnyMoreIsNotAlive() {
        begin(TestServers.kafkaBootstrap(), database.url());
        await().atMost(PATIENCE).until(startup::isStarted);
        assertThat(health.one("liveness").code()).isEqualTo(200);

        deaf = true;

        assertThat(health.one("liveness").code()).isEqualTo(503);
    }

    private static String nowhere() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static void isDownWithout(HttpResponse<Map<String, Object>> answer, String dependency) {
        assertThat(answer.code()).isEqualTo(503);
        assertThat(answer.body()).containsEntry("away", List.of(dependency));
    }

    /** Asks how the service is at the moment when it is told to take nothing more in. */
    private final class Witness implements Intake {
        @Override
        public void open() {
            // Nothing comes in.
        }

        @Override
        public boolean isAlive() {
            return !deaf;
        }

        @Override
        public void close() {
            readinessAtTheEnd.complete(health.one("readiness"));
            livenessAtTheEnd.complete(health.one("liveness"));
        }
    }
}
