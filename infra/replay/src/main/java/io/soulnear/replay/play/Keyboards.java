package io.soulnear.replay.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The buttons that a variant shows to a person, and which of them a recorded tap means: of the latest keyboard the one with the same
 * label, or else in the same place, or else with the same verb. Taps on one and the same recorded message mean one and the same keyboard,
 * so that a double tap stays one.
 */
final class Keyboards {
    /** @param action with its service */
    record Key(String label, String action, int row, int column) {}

    private final Map<Long, List<Key>> pressed = new HashMap<>();
    private List<Key> latest = List.of();

    /** The variant shows a message; one without buttons changes nothing. */
    void shown(JsonNode message) {
        var keys = keys(message.path("buttons"), "action");
        if (!keys.isEmpty()) {
            latest = keys;
        }
    }

    /** What is on the latest keyboard. */
    List<Key> latest() {
        return latest;
    }

    /**
     * The button that a tap means; empty where the variant shows none that it could.
     *
     * @param tap Telegram's callback query
     * @param verb the recorded action's beginning; empty when it is not known
     */
    Optional<Key> meant(JsonNode tap, String verb) {
        var recorded = recorded(tap);
        var keyboard = pressed.computeIfAbsent(tap.at("/message/message_id").asLong(), _ -> latest);
        return first(keyboard, key -> key.label.equals(recorded.label))
                .or(() -> first(keyboard, key -> key.row == recorded.row && key.column == recorded.column))
                .or(() -> first(keyboard, key -> !verb.isEmpty() && verb.equals(verb(key.action))));
    }

    private static Optional<Key> first(List<Key> keyboard, Predicate<Key> is) {
        return keyboard.stream().filter(is).findFirst();
    }

    /** The button that was pressed when it was recorded; of a conversation that somebody wrote down, only its label is known. */
    static Key recorded(JsonNode tap) {
        var data = tap.path("data").asText();
        return keys(tap.at("/message/reply_markup/inline_keyboard"), "callback_data").stream()
                .filter(key -> key.action.equals(data))
                .findFirst()
                .orElseGet(() -> new Key(data, data, -1, -1));
    }

    /** {@code quiz:answer:4:2} is an {@code answer}. */
    static String verb(String action) {
        var parts = action.split(":", 3);
        return parts.length < 2 ? "" : parts[1];
    }

    private static List<Key> keys(JsonNode rows, String action) {
        var keys = new ArrayList<Key>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                var button = rows.get(row).get(column);
                keys.add(new Key(
                        button.path("text").asText(), button.path(action).asText(), row, column));
            }
        }
        return List.copyOf(keys);
    }
}
