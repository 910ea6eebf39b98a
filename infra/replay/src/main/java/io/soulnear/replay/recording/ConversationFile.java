package io.soulnear.replay.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Conversations that somebody wrote down: a line of JSON for each person, with {@code person}, {@code language} ({@code ru} or
 * {@code en}, else {@code ru}) and {@code turns}. A turn is {@code {"say": "…"}} or {@code {"press": "label of the button"}}, at a time
 * {@code at}, or a minute after the one before.
 */
public final class ConversationFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGINNING = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final long FIRST_CHAT = 1_000_000_001;

    private ConversationFile() {}

    /**
     * Reads them.
     *
     * @param people how many, from the first; 0 for all
     * @param limit of their turns; 0 for none
     * @throws Problem when there is no such file, a line is not as it should be, or there is none
     */
    public static Recording read(Path file, int people, int limit) {
        var parts = new ArrayList<Recording.Part>();
        var number = 0;
        for (var line : lines(file)) {
            number++;
            if (!line.isBlank() && (people == 0 || parts.size() < people)) {
                parts.add(part(line, FIRST_CHAT + parts.size(), file.getFileName() + ":" + number));
            }
        }
        var recording = Recording.of(parts, limit, Recording.PassedOver.NOTHING);
        if (recording.conversations().isEmpty()) {
            throw Problem.usage("Nothing to play: " + file.getFileName() + " holds no conversation");
        }
        return recording;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException _) {
            throw Problem.usage(file + " cannot be read");
        }
    }

    private static Recording.Part part(String line, long chat, String place) {
        try {
            var person = JSON.readTree(line);
            if (!person.path("turns").isArray() || person.path("turns").isEmpty()) {
                throw Problem.usage(place + ": no turns");
            }
            var name = person.path("person").asText("somebody");
            var language = person.path("language").asText("ru");
            var updates = new ArrayList<Event>();
            var at = BEGINNING;
            for (var turn : person.path("turns")) {
                at = turn.has("at") ? Instant.parse(turn.path("at").asText()) : at;
                updates.add(update(turn, chat, name, language, updates.size() + 1, at, place));
                at = at.plus(STEP);
            }
            return new Recording.Part(Long.toString(chat), List.of(), updates);
        } catch (JsonProcessingException _) {
            throw Problem.usage(place + ": not JSON");
        } catch (DateTimeException _) {
            throw Problem.usage(place + ": a time is not like 2026-01-05T09:00:00Z");
        }
    }

    private static Event update(
            JsonNode turn, long chat, String name, String language, int number, Instant at, String place) {
        var update = JSON.createObjectNode().put("update_id", number);
        if (turn.path("say").isTextual()) {
            update.set(
                    "message",
                    message(chat, name, language, number, at)
                            .put("text", turn.get("say").textValue()));
        } else if (turn.path("press").isTextual()) {
            var press = update.putObject("callback_query").put("id", Integer.toString(number));
            press.set("from", from(chat, name, language));
            press.set("message", message(chat, name, language, number, at));
            press.put("data", turn.get("press").textValue());
        } else {
            throw Problem.usage(place + ": a turn has neither say nor press");
        }
        return received(chat, number, update, at);
    }

    /** The event of an update that nobody has routed yet. */
    public static Event received(long chat, long number, ObjectNode update, Instant at) {
        var data =
                JSON.createObjectNode().put("botId", 1).put("updateId", number).put("chatId", chat);
        data.set("update", update);
        return new Event(
                EventIds.derived("replay", Long.toString(chat), Long.toString(number)),
                "io.soulnear.telegram.update-received.v1",
                "telegram.update",
                Long.toString(chat),
                at,
                data.toString(),
                Map.of(),
                null);
    }

    /** A message as Telegram tells of it, without its content. */
    public static ObjectNode message(long chat, String name, String language, long number, Instant at) {
        var message = JSON.createObjectNode().put("message_id", number);
        message.set("from", from(chat, name, language));
        message.putObject("chat").put("id", chat).put("type", "private");
        return message.put("date", at.getEpochSecond());
    }

    private static ObjectNode from(long chat, String name, String language) {
        return JSON.createObjectNode()
                .put("id", chat)
                .put("is_bot", false)
                .put("first_name", name)
                .put("language_code", language);
    }
}
