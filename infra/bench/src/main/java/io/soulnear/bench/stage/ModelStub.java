package io.soulnear.bench.stage;

import io.soulnear.bench.load.Mark;
import io.soulnear.sandbox.telegram.http.HttpServer;
import io.soulnear.sandbox.telegram.http.Reply;
import io.soulnear.sandbox.telegram.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** A model behind an OpenAI-compatible address that thinks for a fixed time and gives the text's mark back, at once or word by word. */
final class ModelStub implements AutoCloseable {
    private static final Pattern STREAMED = Pattern.compile("\"stream\"\\s*:\\s*true");
    private static final String WHOLE = """
            {"id":"chatcmpl-0","object":"chat.completion","created":0,"model":"stub","choices":[{"index":0,\
            "message":{"role":"assistant","content":"Слышу тебя. Что в этом сейчас самое важное? %s"},\
            "finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}""";
    private static final String STREAM = """
            data: {"id":"chatcmpl-0","object":"chat.completion.chunk","created":0,"model":"stub","choices":[{"index":0,\
            "delta":{"role":"assistant","content":"Слышу тебя. Что в этом сейчас самое важное? %s"},"finish_reason":null}]}

            data: {"id":"chatcmpl-0","object":"chat.completion.chunk","created":0,"model":"stub","choices":[{"index":0,\
            "delta":{},"finish_reason":"stop"}]}

            data: {"id":"chatcmpl-0","object":"chat.completion.chunk","created":0,"model":"stub","choices":[],\
            "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}

            data: [DONE]

            """;

    private static final String WORDS = "Слышу тебя. Что в этом сейчас самое важное? %s";
    private static final String PIECE = """
            {"id":"chatcmpl-0","object":"chat.completion.chunk","created":0,"model":"stub","choices":[{"index":0,\
            "delta":{"role":"assistant","content":"%s"},"finish_reason":null}]}""";
    private static final String END = """
            {"id":"chatcmpl-0","object":"chat.completion.chunk","created":0,"model":"stub","choices":[{"index":0,\
            "delta":{},"finish_reason":"stop"}]}""";
    /** Longer than anybody waits. */
    private static final Duration HANG = Duration.ofSeconds(60);

    private final HttpServer server;
    private final Consumer<List<Mark>> asked;
    private final Map<Integer, Long> begun = new ConcurrentHashMap<>();
    private volatile Duration thinking = Duration.ZERO;
    private volatile Duration apart = Duration.ZERO;
    private volatile IntPredicate hanging = _ -> false;

    /**
     * @param port to listen on
     * @param asked told of the marks in each prompt, the one in question last
     * @throws IOException when the port is taken
     */
    ModelStub(int port, Consumer<List<Mark>> asked) throws IOException {
        this.asked = asked;
        this.server = HttpServer.start(port, this::answer);
    }

    int port() {
        return server.port();
    }

    void think(Duration time) {
        thinking = time;
    }

    /** Never answers these people, by their numbers. */
    void hang(IntPredicate people) {
        hanging = people;
    }

    /** Says the answers word by word from now on, so far apart; when they began is remembered anew. */
    void stream(Duration wordsApart) {
        begun.clear();
        apart = wordsApart;
    }

    /** When the last answer to each person began to be said word by word, in epoch milliseconds. */
    Map<Integer, Long> begun() {
        return Map.copyOf(begun);
    }

    private Reply answer(Request request) throws InterruptedException {
        if (!request.path().endsWith("/chat/completions")) {
            return Reply.text(404, "Not found");
        }
        // Marks are ASCII: no need to decode the rest.
        var body = new String(request.body(), StandardCharsets.ISO_8859_1);
        var marks = Mark.all(body);
        // Replies are streamed; what is asked for in one piece is a summary of texts that have been answered.
        var streamed = STREAMED.matcher(body).find();
        if (streamed) {
            asked.accept(marks);
        }
        var time = thinking;
        if (time.isPositive()) {
            Thread.sleep(time);
        }
        if (!marks.isEmpty() && hanging.test(marks.getLast().person())) {
            Thread.sleep(HANG);
            return new Reply.Reset();
        }
        var mark = marks.isEmpty() ? "" : marks.getLast().text();
        if (streamed && apart.isPositive() && !marks.isEmpty()) {
            var person = marks.getLast().person();
            return new Reply.Events(sink -> say(mark, person, sink));
        }
        return streamed
                ? new Reply.Content(
                        200, "text/event-stream", STREAM.formatted(mark).getBytes(StandardCharsets.UTF_8))
                : Reply.json(200, WHOLE.formatted(mark).getBytes(StandardCharsets.UTF_8));
    }

    private void say(String mark, int person, Reply.Sink sink) throws InterruptedException {
        begun.put(person, System.currentTimeMillis());
        for (var word : WORDS.formatted(mark).splitWithDelimiters(" ", 0)) {
            sink.send(PIECE.formatted(word));
            if (!word.isBlank()) {
                Thread.sleep(apart);
            }
        }
        sink.send(END);
        sink.send("[DONE]");
    }

    @Override
    public void close() {
        server.close();
    }
}
