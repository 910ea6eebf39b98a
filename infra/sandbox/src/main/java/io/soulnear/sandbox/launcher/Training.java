package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the ahead-of-time caches in the quiet time after a start. The programs come up on a ground of their own, so that nothing real is
 * touched: a Kafka and a simulator, which are in training themselves, and a database that is dropped afterwards.
 *
 * @param kafka the embedded broker
 * @param telegram the simulator
 * @param services trained one after another
 * @param shared the variables of all services
 */
record Training(
        AotCaches caches,
        JavaProgram kafka,
        JavaProgram telegram,
        List<JavaProgram> services,
        Map<String, String> shared) {
    private static final String DATABASE = "soulnear_training";
    private static final String TOKEN = "100000000:training-training-training-training";

    Training {
        services = List.copyOf(services);
        shared = Map.copyOf(shared);
    }

    /** Trains what lacks a cache; does nothing when nothing does. */
    void run() {
        if (!caches.lacks(kafka) && !caches.lacks(telegram) && services.stream().noneMatch(caches::lacks)) {
            return;
        }
        try {
            try {
                inDatabase("create database " + DATABASE);
                onGround(caches.ground().folder().resolve("kafka"));
            } finally {
                inDatabase("drop database if exists " + DATABASE + " with (force)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("No database to train with", e);
        }
    }

    private void onGround(Path folder) {
        var kafkaPort = Ports.free();
        var kafkaHealth = Ports.free();
        var simulatorPort = Ports.free();
        try (var broker = caches.start(
                        kafka,
                        Map.of(
                                "KAFKA_FOLDER", folder.toString(),
                                "KAFKA_PORT", Integer.toString(kafkaPort),
                                "KAFKA_CONTROLLER_PORT", Integer.toString(Ports.free()),
                                "MANAGEMENT_PORT", Integer.toString(kafkaHealth)));
                var simulator = caches.start(
                        telegram, Map.of("SIMULATOR_PORT", Integer.toString(simulatorPort), "BOT_TOKEN", TOKEN))) {
            broker.awaitReady(health(kafkaHealth));
            simulator.awaitReady(URI.create("http://127.0.0.1:" + simulatorPort + "/"));
            for (var service : services) {
                if (caches.lacks(service)) {
                    train(service, kafkaPort, simulatorPort);
                }
            }
        }
    }

    private void train(JavaProgram service, int kafkaPort, int simulatorPort) {
        var port = Ports.free();
        var apart = new TreeMap<>(shared);
        apart.putAll(Map.of(
                "MANAGEMENT_PORT",
                Integer.toString(port),
                "GATEWAY_PORT",
                Integer.toString(Ports.free()),
                "FLAGS_PORT",
                Integer.toString(Ports.free()),
                "KAFKA_BOOTSTRAP",
                "127.0.0.1:" + kafkaPort,
                "POSTGRES_URL",
                shared.getOrDefault("POSTGRES_URL", "").replaceFirst("/[^/]*$", "/" + DATABASE),
                "TELEGRAM_API_URL",
                "http://127.0.0.1:" + simulatorPort,
                "TELEGRAM_MODE",
                "polling",
                "BOT_TOKEN",
                TOKEN,
                "MODEL_PROVIDER",
                "offline"));
        apart.remove("OTEL_EXPORTER_OTLP_ENDPOINT");
        try (var run = caches.start(service, apart)) {
            run.awaitReady(health(port));
        }
    }

    private void inDatabase(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        shared.getOrDefault("POSTGRES_URL", ""),
                        shared.get("POSTGRES_USER"),
                        shared.get("POSTGRES_PASSWORD"));
                var statement = connection.createStatement()) {
            if (sql.startsWith("create")) {
                statement.execute("drop database if exists " + DATABASE + " with (force)");
            }
            statement.execute(sql);
        }
    }

    private static URI health(int port) {
        return URI.create("http://127.0.0.1:" + port + "/health/readiness");
    }
}
