package io.soulnear.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenAI-compatible endpoint, and Gemini's, that does what a test tells it to. */
public final class FakeModel implements AutoCloseable {
    /** How one call is answered. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange, int call) throws IOException, InterruptedException;
    }

    private static final ScopedValue<String> REQUEST = ScopedValue.newInstance();

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
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
        server.createContext("/v1/", this::answer);
        server.createContext("/v1beta/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(request);
        var call = calls.incrementAndGet();
        try (exchange) {
            ScopedValue.where(REQUEST, request).call(() -> {
                behaviour.answer(exchange, call);
                return call;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where Gemini's API is, with its version. */
    public String geminiUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1beta";
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

    /** Answers with this text, word by word when it is asked to stream. */
    public static Behaviour says(String text) {
        return (exchange, call) -> {
            if (isAskedToStream()) {
                streams(text.splitWithDelimiters(" ", 0)).answer(exchange, call);
            } else {
                send(exchange, 200, completion("\"" + text + "\""));
            }
        };
    }

    /** Streams these pieces of JSON strings, and ends as it should. */
    public static Behaviour streams(String... pieces) {
        return (exchange, _) -> {
            var out = stream(exchange);
            for (var piece : pieces) {
                event(out, delta(piece));
            }
            event(out, """
                    {"id":"1","model":"fake-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""");
            event(out, """
                    {"id":"1","model":"fake-1","choices":[],"usage":{"prompt_tokens":31,"completion_tokens":7,"total_tokens":38}}""");
            event(out, "[DONE]");
        };
    }

    /** Whether the request that is being answered wants a stream. */
    public static boolean isAskedToStream() {
        return REQUEST.isBound() && REQUEST.get().replace(" ", "").contains("\"stream\":true");
    }

    /** Begins a stream of events. */
    public static OutputStream stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    /** Sends one event of a stream. */
    public static void event(OutputStream out, String data) throws IOException {
        out.write(("data: " + data.replace("\n", "") + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** A piece of a streamed answer; the text is put between quotes as it is. */
    public static String delta(String piece) {
        return """
                {"id":"1","model":"fake-1","choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":null}]}""".formatted(piece);
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
