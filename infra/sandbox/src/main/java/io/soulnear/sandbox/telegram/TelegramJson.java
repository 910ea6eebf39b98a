package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.sandbox.telegram.text.Entity;
import java.util.List;

/** Writes objects of the Bot API. */
final class TelegramJson {
    private final SimulatorOptions options;

    TelegramJson(SimulatorOptions options) {
        this.options = options;
    }

    ObjectNode bot() {
        return object().put("id", options.botId())
                .put("is_bot", true)
                .put("first_name", "SoulNear")
                .put("username", options.username());
    }

    ObjectNode me() {
        return bot().put("can_join_groups", false)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false);
    }

    ObjectNode user(Profile person) {
        var user = object().put("id", person.id()).put("is_bot", false).put("first_name", person.name());
        return person.languageCode() == null ? user : user.put("language_code", person.languageCode());
    }

    ObjectNode chat(Profile person) {
        return object().put("id", person.id()).put("first_name", person.name()).put("type", "private");
    }

    ObjectNode message(Profile person, Message message) {
        var json = object().put("message_id", message.id());
        json.set("from", message.byBot() ? bot() : user(person));
        json.set("chat", chat(person));
        json.put("date", message.at() / 1000);
        if (message.editedAt() > 0) {
            json.put("edit_date", message.editedAt() / 1000);
        }
        var attachment = message.attachment();
        if (attachment != null) {
            attach(json, attachment);
        }
        if (!message.text().isEmpty()) {
            json.put(attachment == null ? "text" : "caption", message.text());
        }
        if (!message.entities().isEmpty()) {
            var entities = json.putArray(attachment == null ? "entities" : "caption_entities");
            message.entities().forEach(entity -> entities.add(entity(entity)));
        }
        if (!message.keyboard().isEmpty()) {
            json.putObject("reply_markup").set("inline_keyboard", keyboard(message.keyboard()));
        }
        return json;
    }

    ObjectNode callback(String id, Profile person, Message message, String data) {
        var json = object().put("id", id);
        json.set("from", user(person));
        json.set("message", message(person, message));
        return json.put("chat_instance", Long.toString(person.id() * 7_919 + options.botId()))
                .put("data", data);
    }

    ObjectNode membership(Profile person, boolean blocked, long now) {
        var json = object();
        json.set("chat", chat(person));
        json.set("from", user(person));
        json.put("date", now / 1000);
        json.set("old_chat_member", member(!blocked));
        json.set("new_chat_member", member(blocked));
        return json;
    }

    private ObjectNode member(boolean blocked) {
        var member = object();
        member.set("user", bot());
        member.put("status", blocked ? "kicked" : "member");
        return blocked ? member.put("until_date", 0) : member;
    }

    private static void attach(ObjectNode message, Attachment attachment) {
        switch (attachment) {
            case Attachment.Photo photo ->
                message.putArray("photo")
                        .add(file(photo.fileId(), photo.bytes())
                                .put("width", photo.width())
                                .put("height", photo.height()));
            case Attachment.Document document ->
                message.set(
                        "document",
                        file(document.fileId(), document.bytes())
                                .put("file_name", document.name())
                                .put("mime_type", document.mimeType()));
            case Attachment.Sticker sticker ->
                message.set(
                        "sticker",
                        file(sticker.fileId(), 0)
                                .put("type", "regular")
                                .put("width", 512)
                                .put("height", 512)
                                .put("is_animated", false)
                                .put("is_video", false)
                                .put("emoji", sticker.emoji()));
            case Attachment.Place place ->
                message.putObject("location").put("latitude", place.latitude()).put("longitude", place.longitude());
            case Attachment.Voice voice ->
                message.set(
                        "voice",
                        file(voice.fileId(), voice.bytes())
                                .put("duration", voice.seconds())
                                .put("mime_type", "audio/ogg"));
        }
    }

    static ObjectNode file(String id, long bytes) {
        return object().put("file_id", id)
                .put("file_unique_id", "AQAD" + Integer.toHexString(id.hashCode()))
                .put("file_size", bytes);
    }

    private static ArrayNode keyboard(List<List<Button>> rows) {
        var keyboard = Json.MAPPER.createArrayNode();
        for (var row : rows) {
            var buttons = keyboard.addArray();
            for (var button : row) {
                var json = buttons.addObject().put("text", button.text());
                if (button.url() != null) {
                    json.put("url", button.url());
                } else {
                    json.put("callback_data", button.data());
                }
            }
        }
        return keyboard;
    }

    private static ObjectNode entity(Entity entity) {
        var json = object().put("offset", entity.offset())
                .put("length", entity.length())
                .put("type", entity.type());
        if (entity.url() != null) {
            json.put("url", entity.url());
        }
        return entity.language() == null ? json : json.put("language", entity.language());
    }

    static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }
}
