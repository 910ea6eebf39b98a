package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.soulnear.sandbox.telegram.text.Entity;
import io.soulnear.sandbox.telegram.text.FormattedText;
import io.soulnear.sandbox.telegram.text.Html;
import io.soulnear.sandbox.telegram.text.UnreadableMarkup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads texts and keyboards out of arguments and refuses what Telegram refuses. */
final class Content {
    static final int LONGEST_TEXT = 4096;
    static final int LONGEST_CAPTION = 1024;
    private static final int MOST_BUTTONS = 100;

    private Content() {}

    static FormattedText text(Args args) throws Refusal {
        var text = read(args, "text", "entities");
        if (text.text().isEmpty()) {
            throw Refusal.badRequest("message text is empty");
        }
        return atMost(LONGEST_TEXT, text, "message is too long");
    }

    /** A draft may be empty. */
    static FormattedText draft(Args args) throws Refusal {
        return atMost(LONGEST_TEXT, read(args, "text", "entities"), "message is too long");
    }

    static FormattedText caption(Args args) throws Refusal {
        return atMost(LONGEST_CAPTION, read(args, "caption", "caption_entities"), "message caption is too long");
    }

    private static FormattedText atMost(int longest, FormattedText text, String complaint) throws Refusal {
        if (text.text().length() > longest) {
            throw Refusal.badRequest(complaint);
        }
        return text;
    }

    private static FormattedText read(Args args, String name, String entities) throws Refusal {
        var source = args.text(name);
        if (FormattedText.hasLoneSurrogates(source)) {
            throw Refusal.badRequest("strings must be encoded in UTF-8");
        }
        return switch (args.text("parse_mode").toLowerCase(Locale.ROOT)) {
            case "" ->
                new FormattedText(source, given(args.json(entities, "can't parse entities"), source.length()))
                        .cleaned()
                        .detected();
            case "html" -> {
                try {
                    yield Html.parse(source).cleaned().detected();
                } catch (UnreadableMarkup e) {
                    throw Refusal.badRequest("can't parse entities: " + e.reason());
                }
            }
            default -> throw Refusal.badRequest("unsupported parse_mode");
        };
    }

    private static List<Entity> given(@Nullable JsonNode array, int length) throws Refusal {
        if (array == null) {
            return List.of();
        }
        if (!array.isArray()) {
            throw Refusal.badRequest("expected an Array of MessageEntity");
        }
        var entities = new ArrayList<Entity>();
        for (var item : array) {
            int offset = item.path("offset").asInt(-1);
            int units = item.path("length").asInt(-1);
            if (offset < 0 || units < 0 || (long) offset + units > length) {
                throw Refusal.badRequest("entity beginning at UTF-16 offset " + offset
                        + " ends after the end of the text at UTF-16 offset " + length);
            }
            if (units > 0) {
                entities.add(new Entity(
                        item.path("type").asText(),
                        offset,
                        units,
                        item.path("url").textValue(),
                        item.path("language").textValue()));
            }
        }
        return entities;
    }

    static List<List<Button>> keyboard(Args args) throws Refusal {
        var markup = args.json("reply_markup", "can't parse reply keyboard markup JSON object");
        if (markup == null) {
            return List.of();
        }
        if (!markup.isObject()) {
            throw Refusal.badRequest("object expected as reply markup");
        }
        var rows = new ArrayList<List<Button>>();
        int count = 0;
        for (var row : markup.path("inline_keyboard")) {
            if (!row.isArray()) {
                throw Refusal.badRequest(
                        "field \"inline_keyboard\" of the InlineKeyboardMarkup " + "must be an Array of Arrays");
            }
            var buttons = new ArrayList<Button>();
            for (var button : row) {
                buttons.add(button(button));
            }
            if (!buttons.isEmpty()) {
                rows.add(List.copyOf(buttons));
            }
            count += buttons.size();
        }
        if (count > MOST_BUTTONS) {
            throw Refusal.badRequest("reply markup is too long");
        }
        return List.copyOf(rows);
    }

    private static Button button(JsonNode json) throws Refusal {
        var text = json.path("text").textValue();
        if (text == null || text.isBlank()) {
            throw Refusal.badRequest("can't parse inline keyboard button: Field \"text\" must be of type String");
        }
        var data = json.path("callback_data").textValue();
        var url = json.path("url").textValue();
        if (data == null && url == null) {
            throw Refusal.badRequest(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        if (url != null && !url.matches("(?i)(https?|tg)://\\S+")) {
            throw Refusal.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
        }
        if (data != null) {
            int bytes = data.getBytes(StandardCharsets.UTF_8).length;
            if (bytes < 1 || bytes > 64) {
                throw Refusal.badRequest("BUTTON_DATA_INVALID");
            }
        }
        return new Button(text, data, url);
    }
}
