package io.soulnear.journeys.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A model behind an OpenAI-compatible address. It repeats what it is told, unless it was told otherwise for a certain text. */
public final class ModelStub implements AutoCloseable {
    static final String KEY = "sk-journeys-0123456789abcdef";

    /** What every answer begins with that nobody has scripted. */
    public static final String ECHO = "echo: ";

    /** Escapes as OpenAI does, and so can say what no encoding can: half a surrogate pair. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Behaviour> scripted = new ConcurrentHashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile Duration pace = Duration.ZERO;

    /** What the model does when it is asked. */
    public sealed interface Behaviour {
        /** Answers with this text. */
        record Says(String text) implements Behaviour {}

        /** Refuses with an HTTP status. */
        record Fails(int status) implements Behaviour {}

        /** Never answers. */
        record Hangs() implements Behaviour {}
    }

    /**
     * One call.
     *
     * @param text what the person wrote last
     * @param before what is shown of the talk before it, the system prompt included
     */
    public record Call(String text, List<String> before) {}

    private ModelStub(HttpServer server) {
        this.server = server;
    }

    static ModelStub start() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var stub =
                    new ModelStub(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256));
            stub.server.createContext("/v1/chat/completions", stub::answer);
            stub.server.setExecutor(stub.workers);
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it is asked with. */
    public String key() {
        return KEY;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Scripts what is done when a person writes exactly this. */
    public void when(String text, Behaviour behaviour) {
        scripted.put(text, behaviour);
    }

    /** Lets every answer take so long from now on. */
    public void takes(Duration time) {
        pace = time;
    }

    /** All calls so far. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How often a person's text was asked about. */
    public long callsFor(String text) {
        return calls.stream().filter(call -> call.text().equals(text)).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody());
        var said =
                request.path("messages").valueStream().map(ModelStub::content).toList();
        var text = said.getLast();
        calls.add(new Call(text, said.subList(0, said.size() - 1)));
        switch (scripted.getOrDefault(text, new Behaviour.Says(ECHO + text))) {
            case Behaviour.Says(var reply) ->
                CompletableFuture.delayedExecutor(pace.toMillis(), TimeUnit.MILLISECONDS, workers)
                        .execute(() -> send(exchange, 200, completion(reply)));
            case Behaviour.Fails(var status) -> send(exchange, status, "{\"error\":{\"message\":\"stubbed\"}}");
            case Behaviour.Hangs _ -> {}
        }
    }

    private static String content(JsonNode message) {
        var content = message.path("content");
        return content.isArray() ? content.path(0).path("text").asText() : content.asText();
    }

    private static String completion(String text) {
        var body = JSON.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("model", "stub-1");
        var choice = body.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text);
        body.putObject("usage")
                .put("prompt_tokens", 10)
                .put("completion_tokens", 10)
                .put("total_tokens", 20);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException _) {
            // the caller was killed meanwhile, or gave up
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        server.stop(0);
    }
}
