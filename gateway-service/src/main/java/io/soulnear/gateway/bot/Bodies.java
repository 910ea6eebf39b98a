package io.soulnear.gateway.bot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** What calls of the Bot API carry: JSON, or a form where there is a file. */
final class Bodies {
    private static final ContentType PLAIN_TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);
    private static final JsonFactory JSON = new JsonFactory();

    private Bodies() {}

    /** Writes a piece of JSON. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** An object with these fields. */
    static HttpEntity object(Fields fields) {
        return new ByteArrayEntity(
                json(json -> {
                    json.writeStartObject();
                    fields.write(json);
                    json.writeEndObject();
                }),
                ContentType.APPLICATION_JSON);
    }

    /** A form with a file, for the field of that name. */
    static HttpEntity form(
            String field, long chatId, BotApi.File file, BotApi.Text caption, List<List<BotApi.Key>> keyboard) {
        var form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .addTextBody("chat_id", Long.toString(chatId));
        if (!caption.text().isEmpty()) {
            form.addTextBody("caption", caption.text(), PLAIN_TEXT);
            if (caption.parseMode() != null) {
                form.addTextBody("parse_mode", caption.parseMode());
            }
        }
        if (!keyboard.isEmpty()) {
            var markup = json(json -> writeKeyboard(json, keyboard));
            form.addTextBody("reply_markup", new String(markup, StandardCharsets.UTF_8), PLAIN_TEXT);
        }
        form.addBinaryBody(field, file.data(), ContentType.parseLenient(file.mimeType()), file.name());
        return form.build();
    }

    /** The fields of a text, and of the keyboard below it if there is one. */
    static void writeText(JsonGenerator json, BotApi.Text text, List<List<BotApi.Key>> keyboard) throws IOException {
        json.writeStringField("text", text.text());
        if (text.parseMode() != null) {
            json.writeStringField("parse_mode", text.parseMode());
        }
        if (!keyboard.isEmpty()) {
            json.writeFieldName("reply_markup");
            writeKeyboard(json, keyboard);
        }
    }

    /** A field with a list. */
    static void writeStrings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void writeKeyboard(JsonGenerator json, List<List<BotApi.Key>> keyboard) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("inline_keyboard");
        for (var row : keyboard) {
            json.writeStartArray();
            for (var key : row) {
                json.writeStartObject();
                json.writeStringField("text", key.text());
                json.writeStringField("callback_data", key.data());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static byte[] json(Fields content) {
        var body = new ByteArrayOutputStream(512);
        try (var json = JSON.createGenerator(body)) {
            content.write(json);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return body.toByteArray();
    }
}
