package io.soulnear.gateway.bot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The Bot API, as far as the gateway uses it: one blocking call each, meant for virtual threads, over kept-alive
 * connections. Nothing is retried here, and nothing is thrown: the answer says what happened. Addresses hold the token,
 * so they appear in no log, span or message.
 */
public final class BotApi implements AutoCloseable {
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(10);
    /** For each part that goes out or comes in, not for the whole. */
    private static final Duration UPLOAD_TIMEOUT = Duration.ofSeconds(30);

    /** What is shown later than that is not worth showing. */
    private static final Duration DRAFT_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration POLL_GRACE = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final int CONNECTIONS = 256;
    private static final int SMALL_ANSWER = 1 << 20;
    private static final int LARGE_ANSWER = 64 << 20;
    private static final byte[] OK = "{\"ok\":true".getBytes(StandardCharsets.US_ASCII);
    private static final ContentType PLAIN_TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);
    private static final JsonFactory JSON = new JsonFactory();

    private final String base;
    private final Tracer tracer;
    private final CloseableHttpClient sending = client(CONNECTIONS);
    private final CloseableHttpClient polling = client(2);

    /** Talks to that API, {@code https://api.telegram.org} or one that stands in for it, as that bot. */
    public BotApi(URI api, String token, OpenTelemetry telemetry) {
        this.base = api.toString().replaceAll("/+$", "") + "/bot" + token + "/";
        this.tracer = telemetry.getTracer("io.soulnear.gateway");
    }

    /** A button of an inline keyboard; {@code data} comes back when it is pressed. */
    public record Key(String text, String data) {}

    /** A command and what it does, for the menu beside the text field. */
    public record Command(String name, String description) {}

    /** A text; {@code parseMode} is Telegram's, null for plain text. */
    public record Text(String text, @Nullable String parseMode) {
        void write(JsonGenerator json) throws IOException {
            json.writeStringField("text", text);
            if (parseMode != null) {
                json.writeStringField("parse_mode", parseMode);
            }
        }
    }

    /** A file to send; a name that would break the form is mended. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares files
    public record File(String name, String mimeType, byte[] data) {
        public File {
            name = name.replaceAll("[\\p{Cntrl}\"\\\\/]", "_");
        }
    }

    /** Sends a text of 1 to 4096 UTF-16 units. */
    public Answer sendMessage(long chatId, Text text, List<List<Key>> keyboard) {
        return send("sendMessage", json -> {
            json.writeNumberField("chat_id", chatId);
            text.write(json);
            if (!keyboard.isEmpty()) {
                json.writeFieldName("reply_markup");
                writeKeyboard(json, keyboard);
            }
        });
    }

    /** Changes a text that the bot sent before. */
    public Answer editMessageText(long chatId, long messageId, Text text, List<List<Key>> keyboard) {
        return send("editMessageText", json -> {
            json.writeNumberField("chat_id", chatId);
            json.writeNumberField("message_id", messageId);
            text.write(json);
            if (!keyboard.isEmpty()) {
                json.writeFieldName("reply_markup");
                writeKeyboard(json, keyboard);
            }
        });
    }

    /**
     * Shows a text that is still being written, for at most 30 seconds; drafts of the same id, which is not 0, grow out of
     * each other.
     */
    public Answer sendMessageDraft(long chatId, int draftId, String text) {
        var body = object(json -> {
            json.writeNumberField("chat_id", chatId);
            json.writeNumberField("draft_id", draftId);
            json.writeStringField("text", text);
        });
        return traced("sendMessageDraft", DRAFT_TIMEOUT, body);
    }

    /** Sends a picture, PNG or JPEG of at most 10 MB, with a caption of at most 1024 UTF-16 units. */
    public Answer sendPhoto(long chatId, byte[] picture, Text caption, List<List<Key>> keyboard) {
        var format = picture.length > 0 && picture[0] == (byte) 0xFF ? "jpg" : "png";
        var file = new File("picture." + format, format.equals("jpg") ? "image/jpeg" : "image/png", picture);
        return upload("sendPhoto", "photo", chatId, file, caption, keyboard);
    }

    /** Sends a file of at most 50 MB, with a caption of at most 1024 UTF-16 units. */
    public Answer sendDocument(long chatId, File file, Text caption, List<List<Key>> keyboard) {
        return upload("sendDocument", "document", chatId, file, caption, keyboard);
    }

    private Answer upload(String method, String field, long chatId, File file, Text caption, List<List<Key>> keyboard) {
        var form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .addTextBody("chat_id", Long.toString(chatId));
        if (!caption.text.isEmpty()) {
            form.addTextBody("caption", caption.text, PLAIN_TEXT);
            if (caption.parseMode != null) {
                form.addTextBody("parse_mode", caption.parseMode);
            }
        }
        if (!keyboard.isEmpty()) {
            form.addTextBody(
                    "reply_markup",
                    new String(body(json -> writeKeyboard(json, keyboard)), StandardCharsets.UTF_8),
                    PLAIN_TEXT);
        }
        form.addBinaryBody(field, file.data, ContentType.parseLenient(file.mimeType), file.name);
        return traced(method, UPLOAD_TIMEOUT, form.build());
    }

    /** Shows for five seconds that the bot is typing. */
    public Answer sendTyping(long chatId) {
        return send("sendChatAction", json -> {
            json.writeNumberField("chat_id", chatId);
            json.writeStringField("action", "typing");
        });
    }

    /** Ends the waiting mark on a pressed button, with a short notice if there is one. */
    public Answer answerCallbackQuery(String id, @Nullable String notice) {
        return send("answerCallbackQuery", json -> {
            json.writeStringField("callback_query_id", id);
            if (notice != null) {
                json.writeStringField("text", notice);
            }
        });
    }

    /** Fetches the updates from {@code offset} on, at most 100, waiting for the first one at most that long. */
    public Answer getUpdates(long offset, Duration wait, List<String> kinds) {
        var body = object(json -> {
            json.writeNumberField("offset", offset);
            json.writeNumberField("limit", 100);
            json.writeNumberField("timeout", wait.toSeconds());
            writeStrings(json, "allowed_updates", kinds);
        });
        return call(polling, "getUpdates", wait.plus(POLL_GRACE), LARGE_ANSWER, body);
    }

    /** Has Telegram bring updates to that address, with that secret in a header. */
    public Answer setWebhook(String url, String secret, List<String> kinds) {
        return send("setWebhook", json -> {
            json.writeStringField("url", url);
            json.writeStringField("secret_token", secret);
            json.writeNumberField("max_connections", 100);
            writeStrings(json, "allowed_updates", kinds);
        });
    }

    /** Ends the delivery by webhook; updates that wait are kept. */
    public Answer deleteWebhook() {
        return send("deleteWebhook", json -> json.writeBooleanField("drop_pending_updates", false));
    }

    /** Sets the commands that clients of that language show; null: of all other languages. */
    public Answer setMyCommands(List<Command> commands, @Nullable String languageCode) {
        return send("setMyCommands", json -> {
            json.writeArrayFieldStart("commands");
            for (var command : commands) {
                json.writeStartObject();
                json.writeStringField("command", command.name);
                json.writeStringField("description", command.description);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (languageCode != null) {
                json.writeStringField("language_code", languageCode);
            }
        });
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private Answer send(String method, Fields fields) {
        return traced(method, SEND_TIMEOUT, object(fields));
    }

    private Answer traced(String method, Duration timeout, HttpEntity body) {
        var span = tracer.spanBuilder("telegram " + method)
                .setSpanKind(SpanKind.CLIENT)
                .startSpan();
        try {
            var answer = call(sending, method, timeout, SMALL_ANSWER, body);
            describe(span, answer);
            return answer;
        } finally {
            span.end();
        }
    }

    private static void describe(Span span, Answer answer) {
        switch (answer) {
            case Answer.Ok _ -> span.setAttribute("http.response.status_code", 200);
            case Answer.Refused refused -> {
                span.setAttribute("http.response.status_code", refused.status());
                span.setStatus(StatusCode.ERROR);
            }
            case Answer.NotSent _ -> span.setStatus(StatusCode.ERROR, "no connection");
            case Answer.Lost _ -> span.setStatus(StatusCode.ERROR, "no answer");
        }
    }

    private Answer call(CloseableHttpClient client, String method, Duration timeout, int bound, HttpEntity body) {
        var post = new HttpPost(base + method);
        post.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeout))
                .setConnectionRequestTimeout(Timeout.of(SEND_TIMEOUT))
                .build());
        post.setEntity(body);
        try {
            return client.execute(post, response -> read(response, bound));
        } catch (ConnectException
                | ConnectTimeoutException
                | NoRouteToHostException
                | UnknownHostException
                | ConnectionRequestTimeoutException e) {
            return new Answer.NotSent();
        } catch (IOException e) {
            return new Answer.Lost();
        }
    }

    private static HttpEntity object(Fields fields) {
        return new ByteArrayEntity(
                body(json -> {
                    json.writeStartObject();
                    fields.write(json);
                    json.writeEndObject();
                }),
                ContentType.APPLICATION_JSON);
    }

    private static byte[] body(Fields content) {
        var body = new ByteArrayOutputStream(512);
        try (var json = JSON.createGenerator(body)) {
            content.write(json);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return body.toByteArray();
    }

    private static void writeStrings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void writeKeyboard(JsonGenerator json, List<List<Key>> keyboard) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("inline_keyboard");
        for (var row : keyboard) {
            json.writeStartArray();
            for (var key : row) {
                json.writeStartObject();
                json.writeStringField("text", key.text);
                json.writeStringField("callback_data", key.data);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Answer read(ClassicHttpResponse response, int bound) throws IOException, HttpException {
        var entity = response.getEntity();
        var body = entity == null ? new byte[0] : entity.getContent().readNBytes(bound + 1);
        if (body.length > bound) {
            throw new IOException("An answer larger than anything Telegram says");
        }
        if (response.getCode() == 200
                && body.length > OK.length
                && Arrays.equals(body, 0, OK.length, OK, 0, OK.length)) {
            return new Answer.Ok(body);
        }
        return refusal(response.getCode(), body);
    }

    private static Answer refusal(int httpStatus, byte[] body) {
        var status = httpStatus;
        var description = "";
        long retryAfter = 0;
        var ok = false;
        try (var json = JSON.createParser(body)) {
            while (json.nextToken() != null) {
                if (json.currentToken() != JsonToken.FIELD_NAME) {
                    continue;
                }
                var name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_TRUE -> ok |= name.equals("ok");
                    case VALUE_NUMBER_INT -> {
                        if (name.equals("error_code")) {
                            status = json.getIntValue();
                        } else if (name.equals("retry_after")) {
                            retryAfter = json.getLongValue();
                        }
                    }
                    case VALUE_STRING -> description = name.equals("description") ? json.getText() : description;
                    default -> {}
                }
            }
        } catch (IOException e) {
            return httpStatus < 400 ? new Answer.Lost() : new Answer.Refused(httpStatus, "", 0);
        }
        if (httpStatus == 200 && ok) {
            return new Answer.Ok(body);
        }
        return status < 400 ? new Answer.Lost() : new Answer.Refused(status, description, retryAfter);
    }

    private static CloseableHttpClient client(int connections) {
        var connectionConfig = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                .setTimeToLive(TimeValue.ofMinutes(10))
                .build();
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(connections)
                .setDefaultConnectionConfig(connectionConfig)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(manager)
                .setUserAgent("SoulNear")
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .evictIdleConnections(TimeValue.ofSeconds(50))
                .build();
    }

    @Override
    public void close() {
        polling.close(CloseMode.IMMEDIATE);
        sending.close(CloseMode.IMMEDIATE);
    }
}
