package io.soulnear.replay.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.messaging.Event;
import io.soulnear.replay.recording.ConversationFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Makes somebody known who was known when the recording began: goes through the onboarding, before anything recorded is played, with what
 * Telegram tells of them.
 */
final class Welcome {
    private static final Duration BEFORE = Duration.ofMinutes(10);
    private static final int MOST_STEPS = 8;

    private final Event first;
    private final Person person;
    private final long chat;
    private final String name;
    private final String language;

    Welcome(Event first, Person person) {
        this.first = first;
        this.person = person;
        this.chat = Long.parseLong(first.key());
        var from = from(first);
        this.name = from.path("first_name").asText("");
        this.language = from.path("language_code").asText("ru");
    }

    /** Says or presses something, and returns when it is settled. */
    @FunctionalInterface
    interface Step {
        Told take(Event update) throws InterruptedException;
    }

    /** Whether the recorded updates suppose somebody who is known, and do not go through the onboarding themselves. */
    static boolean isNeeded(List<Event> updates) {
        for (var update : updates) {
            var route = Talk.read(update.data()).path("route");
            var action = route.path("action").asText();
            if (action.startsWith("agree") || action.startsWith("gender")) {
                return false;
            }
            if (List.of("dialogue", "quiz").contains(route.path("to").asText())) {
                return true;
            }
        }
        return !text(updates.getFirst()).startsWith("/start");
    }

    void go(Step step) throws InterruptedException {
        var told = step.take(says(0, "/start"));
        for (int i = 1; i < MOST_STEPS && !person.isRegistered(); i++) {
            told = step.take(next(i, told));
        }
    }

    private Event next(int number, Told told) {
        for (var wanted : List.of("agree", "age:skip", "gender")) {
            for (var button : told.buttons()) {
                if (button.path("action").asText().startsWith("profile:" + wanted)) {
                    return presses(number, button.path("text").asText());
                }
            }
        }
        return says(number, name.isBlank() ? "Гость" : name);
    }

    private Event says(int number, String text) {
        var update = Talk.JSON.createObjectNode().put("update_id", -MOST_STEPS + number);
        update.set("message", message(number).put("text", text));
        return received(number, update);
    }

    private Event presses(int number, String label) {
        var update = Talk.JSON.createObjectNode().put("update_id", -MOST_STEPS + number);
        var message = message(number);
        var press = update.putObject("callback_query").put("id", "-" + number);
        press.set("from", message.path("from"));
        press.set("message", message);
        press.put("data", label);
        return received(number, update);
    }

    /** Numbers below those that Telegram gives: nothing recorded has them. */
    private ObjectNode message(int number) {
        return ConversationFile.message(chat, name, language, -MOST_STEPS + number, at(number));
    }

    private Event received(int number, ObjectNode update) {
        return ConversationFile.received(chat, -MOST_STEPS + number, update, at(number));
    }

    private Instant at(int number) {
        return first.time().minus(BEFORE).plusSeconds(number);
    }

    private static String text(Event update) {
        return Talk.read(update.data()).at("/update/message/text").asText();
    }

    private static JsonNode from(Event event) {
        var update = Talk.read(event.data()).path("update");
        var message = update.at("/message/from");
        return message.isObject() ? message : update.at("/callback_query/from");
    }
}
