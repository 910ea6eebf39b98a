package io.soulnear.sandbox.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Executors;

/** Orders to a running supervisor, over HTTP on 127.0.0.1. They need a word that only the sandbox's owner can read. */
public final class Control implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final HttpServer server;
    private final String word;
    private final Orders orders;

    private Control(HttpServer server, String word, Orders orders) {
        this.server = server;
        this.word = word;
        this.orders = orders;
    }

    /** Carries an order out; a {@link Problem} is told to the one who gave it. */
    @FunctionalInterface
    interface Orders {
        void obey(String order, String process);
    }

    static Control listen(Sandbox sandbox, Orders orders) {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        var word = HexFormat.of().formatHex(random);
        PrivateFile.write(file(sandbox), word);
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            var control = new Control(server, word, orders);
            server.createContext("/", control::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return control;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen for orders", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /**
     * Gives an order and waits until it is carried out.
     *
     * @param order {@code ensure}, {@code start}, {@code stop} or {@code restart}
     * @param process its name; empty where the order is for all
     * @throws Problem when it was refused, or nobody listens
     */
    public static void order(Sandbox sandbox, String order, String process) {
        var state = State.read(sandbox)
                .filter(State::isSupervised)
                .orElseThrow(() -> Problem.failed("Nothing is running: ./soulnear up starts it"));
        try {
            var address = URI.create("http://127.0.0.1:" + state.controlPort() + "/" + order + "/" + process);
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("Authorization", Files.readString(file(sandbox)));
            switch (connection.getResponseCode()) {
                case HttpURLConnection.HTTP_OK -> {}
                case HttpURLConnection.HTTP_BAD_REQUEST ->
                    throw Problem.usage(new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
                default -> throw Problem.failed("The supervisor refused: " + connection.getResponseCode());
            }
        } catch (IOException e) {
            throw Problem.failed("The supervisor does not answer: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), word.getBytes(StandardCharsets.UTF_8))
                    || !exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_UNAUTHORIZED, -1);
                return;
            }
            var path = exchange.getRequestURI().getPath().split("/", -1);
            try {
                orders.obey(path[1], path.length > 2 ? path[2] : "");
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, -1);
            } catch (Problem e) {
                var reason = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_BAD_REQUEST, reason.length);
                exchange.getResponseBody().write(reason);
            }
        }
    }

    private static Path file(Sandbox sandbox) {
        return sandbox.run().resolve("control");
    }
}
