package io.soulnear.gateway.bot;

import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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

    private final BotConnection connection;

    /** Talks to that API, {@code https://api.telegram.org} or one that stands in for it, as that bot. */
    public BotApi(URI api, String token, OpenTelemetry telemetry) {
        this.connection = new BotConnection(api, token, telemetry.getTracer("io.soulnear.gateway"));
    }

    /** A button of an inline keyboard; {@code data} comes back when it is pressed. */
    public record Key(String text, String data) {}

    /** A command and what it does, for the menu beside the text field. */
    public record Command(String name, String description) {}

    /** A text; {@code parseMode} is Telegram's, null for plain text. */
    public record Text(String text, @Nullable String parseMode) {}

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
            Bodies.writeText(json, text, keyboard);
        });
    }

    /** Changes a text that the bot sent before. */
    public Answer editMessageText(long chatId, long messageId, Text text, List<List<Key>> keyboard) {
        return send("editMessageText", json -> {
            json.writeNumberField("chat_id", chatId);
            json.writeNumberField("message_id", messageId);
            Bodies.writeText(json, text, keyboard);
        });
    }

    /**
     * Shows a text that is still being written, for at most 30 seconds; drafts of the same id, which is not 0, grow out of
     * each other.
     */
    public Answer sendMessageDraft(long chatId, int draftId, String text) {
        var body = Bodies.object(json -> {
            json.writeNumberField("chat_id", chatId);
            json.writeNumberField("draft_id", draftId);
            json.writeStringField("text", text);
        });
        return connection.call("sendMessageDraft", DRAFT_TIMEOUT, body);
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
        return connection.call(method, UPLOAD_TIMEOUT, Bodies.form(field, chatId, file, caption, keyboard));
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
        var body = Bodies.object(json -> {
            json.writeNumberField("offset", offset);
            json.writeNumberField("limit", 100);
            json.writeNumberField("timeout", wait.toSeconds());
            Bodies.writeStrings(json, "allowed_updates", kinds);
        });
        return connection.poll("getUpdates", wait.plus(POLL_GRACE), body);
    }

    /** Has Telegram bring updates to that address, with that secret in a header. */
    public Answer setWebhook(String url, String secret, List<String> kinds) {
        return send("setWebhook", json -> {
            json.writeStringField("url", url);
            json.writeStringField("secret_token", secret);
            json.writeNumberField("max_connections", 100);
            Bodies.writeStrings(json, "allowed_updates", kinds);
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

    private Answer send(String method, Bodies.Fields fields) {
        return connection.call(method, SEND_TIMEOUT, Bodies.object(fields));
    }

    @Override
    public void close() {
        connection.close();
    }
}
