package io.soulnear.dialogue.conversation.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.dialogue.conversation.domain.Edit;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.media.domain.Media;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.UnreadableEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What this service reads of an update.
 *
 * @param id Telegram's number of the update
 * @param number Telegram's of the message in its chat, 0 when there is none
 * @param text what the person wrote, caption of a picture included; empty when there is none
 * @param languageCode empty when Telegram did not say
 * @param action the button that was pressed, empty when none
 * @param mode the mode that the gateway routed it to, empty when it is for another service
 * @param media what was sent in place of a text, or with it as a caption
 * @param edit which edit of the text it brings; empty when it brings none
 */
record Update(
        long id,
        long chat,
        long number,
        String text,
        String languageCode,
        String action,
        Optional<Mode> mode,
        Optional<Media> media,
        Optional<Edit.Version> edit) {
    private static final Update OF_NO_CHAT =
            new Update(0, 0, 0, "", "", "", Optional.empty(), Optional.empty(), Optional.empty());

    private static final String[] WITH_TEXT = {"message", "edited_message"};

    static Update of(Event event, ObjectMapper json) {
        try {
            var data = json.readTree(event.data());
            if (!data.path("update").isObject()) {
                throw new UnreadableEvent("An update without Telegram's part");
            }
            if (!data.path("chatId").canConvertToLong()) {
                return OF_NO_CHAT;
            }
            var route = data.path("route");
            var update = data.path("update");
            var mode = route.path("to").asText().equals("dialogue")
                    ? Mode.of(route.path("mode").asText())
                    : Optional.<Mode>empty();
            return new Update(
                    data.path("updateId").asLong(),
                    data.path("chatId").asLong(),
                    number(update),
                    text(update),
                    languageCode(update),
                    route.path("action").asText(),
                    mode,
                    media(update.path("message")),
                    edit(update.path("edited_message"), data.path("updateId").asLong()));
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("Not the data of an update", e);
        }
    }

    /** The mode that the person asks for, by a button or by a command. */
    Optional<Mode> entered() {
        if (action.startsWith("enter:")) {
            return Mode.of(action.substring("enter:".length()));
        }
        return Mode.of(command());
    }

    /** The command without its slash and without the bot's name; empty when the text is none. */
    String command() {
        return text.startsWith("/") ? text.substring(1).split("[\\s@]", 2)[0].toLowerCase(Locale.ROOT) : "";
    }

    /** What follows the command. */
    String words() {
        var parts = text.split("\\s", 2);
        return text.startsWith("/") && parts.length == 2 ? parts[1].strip() : "";
    }

    /** The same with what was said in a voice message, or seen in a picture. */
    Update saying(String words) {
        return new Update(id, chat, number, words, languageCode, action, mode, Optional.empty(), edit);
    }

    private static Optional<Media> media(JsonNode message) {
        var document = message.path("document");
        if (!message.path("photo").isEmpty()) {
            var copies = message.path("photo").valueStream().map(Update::file).toList();
            return Optional.of(new Media.Picture(copies));
        }
        if (document.path("mime_type").asText().startsWith("image/")) {
            return Optional.of(new Media.Picture(List.of(file(document))));
        }
        var voice = message.path("voice");
        return voice.isObject()
                ? Optional.of(
                        new Media.Voice(file(voice), voice.path("duration").asInt()))
                : Optional.empty();
    }

    private static Media.File file(JsonNode file) {
        return new Media.File(
                file.path("file_id").asText(), file.path("file_size").asLong());
    }

    /** A caption is part of its picture, which was looked at as it came. */
    private static Optional<Edit.Version> edit(JsonNode edited, long updateId) {
        return edited.path("text").isTextual()
                ? Optional.of(new Edit.Version(edited.path("edit_date").asLong(), updateId))
                : Optional.empty();
    }

    private static long number(JsonNode update) {
        for (var kind : WITH_TEXT) {
            var number = update.path(kind).path("message_id");
            if (number.canConvertToLong()) {
                return number.asLong();
            }
        }
        return 0;
    }

    private static String text(JsonNode update) {
        for (var kind : WITH_TEXT) {
            var message = update.path(kind);
            var text = message.path("text").asText(message.path("caption").asText());
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String languageCode(JsonNode update) {
        for (var kind : update) {
            var code = kind.path("from").path("language_code");
            if (code.isTextual()) {
                return code.asText();
            }
        }
        return "";
    }
}
