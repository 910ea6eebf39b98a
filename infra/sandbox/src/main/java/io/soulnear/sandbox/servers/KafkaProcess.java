package io.soulnear.sandbox.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Kafka as a process of its own. Environment: {@code KAFKA_FOLDER}, {@code KAFKA_PORT}, {@code KAFKA_CONTROLLER_PORT}, and
 * {@code MANAGEMENT_PORT}, where {@code /health/readiness} answers 200 as soon as the broker takes requests. Ends cleanly on SIGTERM.
 */
public final class KafkaProcess {
    private KafkaProcess() {}

    /** Runs until it is told to end. */
    public static void main(String[] args) throws IOException {
        var kafka = EmbeddedKafka.start(
                Path.of(required("KAFKA_FOLDER")), port("KAFKA_PORT"), port("KAFKA_CONTROLLER_PORT"));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "shutdown"));
        var health =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port("MANAGEMENT_PORT")), 8);
        health.createContext("/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        health.start();
    }

    private static int port(String name) {
        return Integer.parseInt(required(name));
    }

    private static String required(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
