package io.soulnear.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An OpenAI-compatible endpoint that does what a test tells it to. */
public final class FakeModel implements AutoCloseable {
    /** How one call is answered. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange, int call) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = says("Слышу тебя.");

    /** The JDK's server waits for acknowledgements otherwise, 40 ms a call. */
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public FakeModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try {
                behaviour.answer(exchange, requests.size());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The bodies of all requests so far. */
    public List<String> requests() {
        return requests;
    }

    public void does(Behaviour next) {
        behaviour = next;
    }

    public static Behaviour says(String text) {
        return (exchange, _) -> send(exchange, 200, completion("\"" + text + "\""));
    }

    public static String completion(String content) {
        return """
                {"id":"1","object":"chat.completion","created":1,"model":"fake-1","choices":[{"index":0,
                "message":{"role":"assistant","content":%s},"finish_reason":"stop"}],
                "usage":{"prompt_tokens":31,"completion_tokens":7,"total_tokens":38}}""".formatted(content);
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
