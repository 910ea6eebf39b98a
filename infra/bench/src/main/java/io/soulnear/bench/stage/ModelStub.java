package io.soulnear.bench.stage;

import io.soulnear.bench.load.Mark;
import io.soulnear.sandbox.telegram.http.HttpServer;
import io.soulnear.sandbox.telegram.http.Reply;
import io.soulnear.sandbox.telegram.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A model behind an OpenAI-compatible address that thinks for a fixed time and gives the text's mark back. */
final class ModelStub implements AutoCloseable {
    private final HttpServer server;
    private final Consumer<List<Mark>> asked;
    private volatile Duration thinking = Duration.ZERO;

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

    private Reply answer(Request request) throws InterruptedException {
        if (!request.path().endsWith("/chat/completions")) {
            return Reply.text(404, "Not found");
        }
        // Marks are ASCII: no need to decode the rest.
        var marks = Mark.all(new String(request.body(), StandardCharsets.ISO_8859_1));
        asked.accept(marks);
        var time = thinking;
        if (time.isPositive()) {
            Thread.sleep(time);
        }
        var mark = marks.isEmpty() ? "" : marks.getLast().text();
        return Reply.json(200, """
                {"id":"chatcmpl-0","object":"chat.completion","created":0,"model":"stub","choices":[{"index":0,\
                "message":{"role":"assistant","content":"Слышу тебя. Что в этом сейчас самое важное? %s"},\
                "finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}""".formatted(mark).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
