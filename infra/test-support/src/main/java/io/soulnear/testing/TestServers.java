package io.soulnear.testing;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kafka, PostgreSQL and Redis for tests: each is started on first use, once per JVM, and stopped at its end.
 *
 * <p>{@code -Dinfra=embedded} (the default) runs them without containers, {@code -Dinfra=testcontainers} in containers of the images
 * {@code -Dinfra.postgres}, {@code -Dinfra.kafka}, {@code -Dinfra.redis}. Whichever of {@code POSTGRES_URL} (with
 * {@code POSTGRES_USER}, {@code POSTGRES_PASSWORD}), {@code KAFKA_BOOTSTRAP} and {@code REDIS_URL} is set in the environment is used
 * as it stands instead.
 */
public final class TestServers {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServers() {}

    /**
     * A database of one test.
     *
     * @param url like {@code jdbc:postgresql://127.0.0.1:5432/test_1_2}
     * @param user may do everything in it
     */
    public record Database(String url, String user, String password) {}

    /** A new, empty database with every call. */
    public static Database postgres() {
        var server = Postgres.SERVER;
        var name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No new database on " + server.url(), e);
        }
        var address = URI.create(server.url().substring("jdbc:".length()));
        return new Database(
                String.format(Locale.ROOT, "jdbc:postgresql://%s:%d/%s", address.getHost(), port(address), name),
                server.user(),
                server.password());
    }

    /** Like {@code 127.0.0.1:9092}; topics are shared by all tests of the JVM, so give them names of your own. */
    public static String kafkaBootstrap() {
        return Kafka.BOOTSTRAP;
    }

    /** Like {@code redis://127.0.0.1:6379}; keys are shared by all tests of the JVM. */
    public static String redisUrl() {
        return Redis.URL;
    }

    private static int port(URI address) {
        return address.getPort() < 0 ? 5432 : address.getPort();
    }

    private static TestInfrastructure infrastructure() {
        var choice = System.getProperty("infra", "embedded");
        return switch (choice) {
            case "embedded", "" -> EmbeddedInfrastructure.INSTANCE;
            case "testcontainers" -> new ContainerInfrastructure();
            default -> throw new IllegalArgumentException("-Dinfra is embedded or testcontainers, not " + choice);
        };
    }

    private static String environment(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static final class Postgres {
        static final Database SERVER = server();

        private static Database server() {
            var external = environment("POSTGRES_URL", "");
            return external.isEmpty()
                    ? infrastructure().postgres()
                    : new Database(
                            external.replaceFirst("^postgres(ql)?:", "jdbc:postgresql:"),
                            environment("POSTGRES_USER", "postgres"),
                            environment("POSTGRES_PASSWORD", ""));
        }
    }

    private static final class Kafka {
        static final String BOOTSTRAP = server();

        private static String server() {
            var external = environment("KAFKA_BOOTSTRAP", "");
            return external.isEmpty() ? infrastructure().kafka() : external;
        }
    }

    private static final class Redis {
        static final String URL = server();

        private static String server() {
            var external = environment("REDIS_URL", "");
            return external.isEmpty() ? infrastructure().redis() : external;
        }
    }
}
