package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A bot as its author would write it: plain HTTP, no help from the simulator's own code. */
final class TestBot {
    static final String TOKEN = "4242:test-token";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI url;
    private long offset;

    /** What came back. */
    record Answer(int status, JsonNode json) {
        String description() {
            return json.path("description").asText();
        }

        JsonNode result() {
            return json.path("result");
        }
    }

    TestBot(URI url) {
        this.url = url;
    }

    Answer call(String method, Map<String, ?> arguments) throws IOException, InterruptedException {
        return answer(http.send(request(method, arguments), HttpResponse.BodyHandlers.ofByteArray()));
    }

    CompletableFuture<Answer> callLater(String method, Map<String, ?> arguments) {
        return http.sendAsync(request(method, arguments), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(TestBot::answer);
    }

    Answer send(long chatId, String text) throws IOException, InterruptedException {
        return call("sendMessage", Map.of("chat_id", chatId, "text", text));
    }

    Answer sendHtml(long chatId, String text) throws IOException, InterruptedException {
        return call("sendMessage", Map.of("chat_id", chatId, "text", text, "parse_mode", "HTML"));
    }

    /** Sends a keyboard of one row. */
    Answer offer(long chatId, String text, Map<String, String> buttons) throws IOException, InterruptedException {
        var row = new ArrayList<Map<String, String>>();
        buttons.forEach((label, data) -> row.add(Map.of("text", label, "callback_data", data)));
        return call(
                "sendMessage",
                Map.of("chat_id", chatId, "text", text, "reply_markup", Map.of("inline_keyboard", List.of(row))));
    }

    /** The next updates, confirming those before. */
    List<JsonNode> poll(int timeoutSeconds) throws IOException, InterruptedException {
        var updates = new ArrayList<JsonNode>();
        call("getUpdates", Map.of("offset", offset, "timeout", timeoutSeconds))
                .result()
                .forEach(updates::add);
        for (var update : updates) {
            offset = Math.max(offset, update.path("update_id").asLong() + 1);
        }
        return updates;
    }

    Answer raw(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return answer(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    byte[] download(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/file/bot" + TOKEN + '/' + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    /** Uploads one file beside plain fields. */
    Answer upload(String method, Map<String, String> fields, String name, byte[] file)
            throws IOException, InterruptedException {
        var boundary = "----soulnear";
        var body = new ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                            + "\"\r\n\r\n" + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return raw("/bot" + TOKEN + '/' + method, "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private HttpRequest request(String method, Map<String, ?> arguments) {
        try {
            return HttpRequest.newBuilder(url.resolve("/bot" + TOKEN + '/' + method))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(arguments)))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException _) {
            return new Answer(response.statusCode(), JSON.missingNode());
        }
    }
}
