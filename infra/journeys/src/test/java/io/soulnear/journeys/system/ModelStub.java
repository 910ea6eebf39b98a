package io.soulnear.journeys.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.soulnear.testing.FakeModel;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, Function<Call, String>> tasks = new ConcurrentHashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private volatile @Nullable Behaviour always;
    private volatile Behaviour second = Behaviour.fails(404);
    private volatile String transcript = "";
    private volatile Duration pace = Duration.ZERO;

    /** What the model does when it is asked. */
    public sealed interface Behaviour {
        /** Answers with this text. */
        record Says(String text) implements Behaviour {}

        /** Answers piece by piece, the first at once, where it is asked to stream. */
        record Streams(List<String> pieces, Duration apart) implements Behaviour {
            public Streams {
                pieces = List.copyOf(pieces);
            }
        }

        /** Answers with what it makes of what it is shown. */
        record Tells(Function<Call, String> told) implements Behaviour {}

        /** Does with the connection whatever a test likes. */
        record Does(FakeModel.Behaviour how) implements Behaviour {}

        /** Refuses with an HTTP status. */
        static Behaviour fails(int status) {
            return new Does((exchange, _) -> FakeModel.send(exchange, status, "{\"error\":{\"message\":\"stubbed\"}}"));
        }
    }

    /**
     * One call.
     *
     * @param text what the person wrote last
     * @param before what is shown of the talk before it, the system prompt included
     * @param pictures how many are shown
     */
    public record Call(String text, List<String> before, int pictures) {
        public Call {
            before = List.copyOf(before);
        }
    }

    private ModelStub(HttpServer server) {
        this.server = server;
    }

    static ModelStub start() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var stub =
                    new ModelStub(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256));
            stub.server.createContext("/v1/chat/completions", stub::answer);
            stub.server.createContext("/v2/chat/completions", stub::answerAsTheSecond);
            stub.server.createContext("/v1/audio/transcriptions", stub::transcribe);
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

    /** Where it is asked. */
    public String url() {
        return at("/v1");
    }

    /** Where the model is that is asked when this one has no answer. */
    String secondUrl() {
        return at("/v2");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Scripts what is done when a person writes exactly this. */
    public void when(String text, Behaviour behaviour) {
        scripted.put(text, behaviour);
    }

    /** Does this whatever is asked, until {@link #recovers()}. */
    public void always(Behaviour behaviour) {
        always = behaviour;
    }

    /** Does what it is told for each text again. */
    public void recovers() {
        always = null;
    }

    /** What the second model does; it refuses until told otherwise. */
    public void second(Behaviour behaviour) {
        second = behaviour;
    }

    /** What is said in every voice message from now on; nothing: they can't be written down. */
    public void hears(String text) {
        transcript = text;
    }

    /** When the first piece of the last answer to that text left, in epoch milliseconds. */
    public long beganAt(String text) {
        return begun.getOrDefault(text, 0L);
    }

    /** Scripts what is answered when the system prompt begins like this, whatever is asked. */
    public void onTask(String beginning, Function<Call, String> answer) {
        tasks.put(beginning, answer);
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
        var call = call(request);
        calls.add(call);
        var behaviour = always;
        does(
                behaviour == null ? scripted.getOrDefault(call.text(), new Behaviour.Tells(this::reply)) : behaviour,
                call,
                exchange,
                request);
    }

    private void answerAsTheSecond(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody());
        does(second, call(request), exchange, request);
    }

    private static Call call(JsonNode request) {
        var said =
                request.path("messages").valueStream().map(ModelStub::content).toList();
        var last = request.path("messages").path(said.size() - 1).path("content");
        var pictures = last.valueStream()
                .filter(part -> part.path("type").asText().equals("image_url"))
                .count();
        return new Call(said.getLast(), said.subList(0, said.size() - 1), (int) pictures);
    }

    private void does(Behaviour behaviour, Call call, HttpExchange exchange, JsonNode request) {
        var text = call.text();
        var streamed = request.path("stream").asBoolean();
        switch (behaviour) {
            case Behaviour.Says(var reply) ->
                CompletableFuture.delayedExecutor(pace.toMillis(), TimeUnit.MILLISECONDS, workers)
                        .execute(() -> answer(exchange, text, List.of(reply), Duration.ZERO, streamed));
            case Behaviour.Tells(var told) -> does(new Behaviour.Says(told.apply(call)), call, exchange, request);
            case Behaviour.Streams(var pieces, var apart) ->
                workers.execute(() -> answer(exchange, text, pieces, apart, streamed));
            case Behaviour.Does(var how) -> workers.execute(() -> misbehaves(exchange, how));
        }
    }

    private static void misbehaves(HttpExchange exchange, FakeModel.Behaviour how) {
        try (exchange) {
            how.answer(exchange, 1);
        } catch (IOException _) {
            // it broke off, or the caller gave up
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String text, List<String> pieces, Duration apart, boolean streamed) {
        if (streamed) {
            stream(exchange, text, pieces, apart);
        } else {
            send(exchange, 200, completion(String.join("", pieces)));
        }
    }

    private void stream(HttpExchange exchange, String text, List<String> pieces, Duration apart) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            begun.put(text, System.currentTimeMillis());
            for (var piece : pieces) {
                say(exchange, chunk(piece, null));
                Thread.sleep(apart);
            }
            say(exchange, chunk("", "stop"));
            say(
                    exchange,
                    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"model\":\"stub-1\",\"choices\":[],"
                            + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":10,\"total_tokens\":20}}");
            say(exchange, "[DONE]");
        } catch (IOException _) {
            // the caller was killed meanwhile, or gave up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, String data) throws IOException {
        exchange.getResponseBody().write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static String chunk(String text, @Nullable String finish) {
        var chunk = JSON.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("model", "stub-1");
        var choice = chunk.putArray("choices").addObject().put("index", 0).put("finish_reason", finish);
        choice.putObject("delta").put("role", "assistant").put("content", text);
        return written(chunk);
    }

    private void transcribe(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (transcript.isEmpty()) {
            send(exchange, 500, "{}");
        } else {
            send(exchange, 200, written(JSON.createObjectNode().put("text", transcript)));
        }
    }

    private String reply(Call call) {
        return tasks.entrySet().stream()
                .filter(task ->
                        !call.before().isEmpty() && call.before().getFirst().startsWith(task.getKey()))
                .findFirst()
                .map(task -> task.getValue().apply(call))
                .orElse(ECHO + call.text());
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
        return written(body);
    }

    private static String written(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
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
