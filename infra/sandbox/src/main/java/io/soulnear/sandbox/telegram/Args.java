package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.soulnear.sandbox.telegram.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, whichever of the four ways they came: query, form, multipart, JSON. */
final class Args {
    private final Map<String, JsonNode> values = new HashMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Upload(String name, String mimeType, byte[] bytes) {}

    static Args of(Request request) throws Refusal {
        var args = new Args();
        request.query().forEach((name, value) -> args.values.put(name, TextNode.valueOf(value)));
        var type = request.contentType().toLowerCase(Locale.ROOT);
        if (request.body().length > 0 && type.startsWith("application/json")) {
            args.readJson(request.body());
        } else if (request.body().length > 0
                && (type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded"))) {
            args.readForm(request);
        }
        return args;
    }

    private void readJson(byte[] body) throws Refusal {
        JsonNode object;
        try {
            object = Json.MAPPER.readTree(body);
        } catch (IOException _) {
            throw Refusal.badRequest("can't parse JSON object");
        }
        if (!object.isObject()) {
            throw Refusal.badRequest("JSON object expected");
        }
        object.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
    }

    private void readForm(Request request) throws Refusal {
        var form = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(request.body()));
        form.headers().set(HttpHeaderNames.CONTENT_TYPE, request.contentType());
        HttpPostRequestDecoder decoder = null;
        try {
            decoder = new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), form);
            for (var part : decoder.getBodyHttpDatas()) {
                switch (part) {
                    case FileUpload file ->
                        uploads.put(file.getName(), new Upload(file.getFilename(), file.getContentType(), file.get()));
                    case Attribute attribute ->
                        values.put(attribute.getName(), TextNode.valueOf(attribute.getString(StandardCharsets.UTF_8)));
                    default -> throw Refusal.badRequest("can't parse the form");
                }
            }
        } catch (IOException | RuntimeException _) {
            throw Refusal.badRequest("can't parse the form"); // the decoder throws many kinds
        } finally {
            if (decoder != null) {
                decoder.destroy();
            }
        }
    }

    /** Empty when absent. */
    String text(String name) {
        var value = values.get(name);
        return value == null || value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }

    boolean has(String name) {
        return values.containsKey(name) || uploads.containsKey(name);
    }

    boolean flag(String name) {
        var text = text(name).toLowerCase(Locale.ROOT);
        return text.equals("true") || text.equals("1") || text.equals("yes") || text.equals("t") || text.equals("y");
    }

    /** A number, or what stands for it when absent; unreadable numbers count as absent, as with Telegram. */
    long number(String name, long otherwise) {
        try {
            return Long.parseLong(text(name).strip());
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /** An object or array, given as itself or as a string of JSON; null when absent. */
    @Nullable
    JsonNode json(String name, String complaint) throws Refusal {
        var value = values.get(name);
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.asText().isBlank())) {
            return null;
        }
        if (!value.isTextual()) {
            return value;
        }
        try {
            return Json.MAPPER.readTree(value.asText());
        } catch (JsonProcessingException _) {
            throw Refusal.badRequest(complaint);
        }
    }

    /** A file under its own name, or where {@code attach://} points to. */
    @Nullable
    Upload upload(String name) {
        var text = text(name);
        return uploads.get(text.startsWith("attach://") ? text.substring("attach://".length()) : name);
    }
}
