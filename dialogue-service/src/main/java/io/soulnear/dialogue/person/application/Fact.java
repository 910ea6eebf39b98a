package io.soulnear.dialogue.person.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the profile tells, in the form in which it is kept; {@link Portraits} reads it. Only what a prompt needs is kept, and no more of
 * a text than a prompt could carry.
 *
 * @param name under which it is known; news of the same name replaces it
 * @param content JSON, or null for what is no longer so
 */
public record Fact(String name, @Nullable String content) {
    static final String STYLE = "style";
    static final String TIME_ZONE = "time-zone";
    static final String INSIGHTS = "insights";
    static final String MOOD = "mood";
    static final String ENTITLEMENT = "entitlement";
    static final String PATTERN = "pattern:";

    /** Characters of one text; what a person can type is longer, what an analysis says of them is not. */
    private static final int LONGEST = 600;

    private static final int QUOTES = 3;

    /** @param data of a {@code style-changed} event */
    public static Fact style(JsonNode data) {
        return kept(STYLE, data, "tone", "personality", "length");
    }

    /** @param data of a {@code time-zone-changed} or {@code registered} event */
    public static Fact timeZone(JsonNode data) {
        return kept(TIME_ZONE, data, "timeZone");
    }

    /** @param data of an {@code insights-changed} event */
    public static Fact insights(JsonNode data) {
        return kept(INSIGHTS, data, "insights", "works", "doesNotWork", "professionalHelp");
    }

    /** @param data of a {@code mood-observed} event */
    public static Fact mood(JsonNode data) {
        return kept(MOOD, data, "mood", "valence", "stress", "energy", "at");
    }

    /** @param data of an {@code entitlement-changed} event */
    public static Fact entitlement(JsonNode data) {
        return kept(ENTITLEMENT, data, "plan", "until");
    }

    /** @param data of a {@code pattern-detected} event */
    public static Fact pattern(JsonNode data) {
        var trimmed = (ObjectNode) data.deepCopy();
        var quotes = trimmed.putArray("quotes");
        var all = data.path("quotes");
        for (int i = Math.max(0, all.size() - QUOTES); i < all.size(); i++) {
            quotes.add(all.get(i).path("text"));
        }
        return kept(
                nameOfPattern(data),
                trimmed,
                "title",
                "description",
                "contradiction",
                "hiddenDynamic",
                "blockedResource",
                "quotes",
                "topics",
                "confidence",
                "occurrences",
                "lastSeen",
                "status",
                "shown");
    }

    /** @param data of a {@code pattern-retired} event */
    public static Fact retired(JsonNode data) {
        return new Fact(nameOfPattern(data), null);
    }

    private static String nameOfPattern(JsonNode data) {
        var id = data.path("patternId").asText();
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A pattern without its id");
        }
        return PATTERN + id;
    }

    private static Fact kept(String name, JsonNode data, String... fields) {
        var kept = ((ObjectNode) data.deepCopy()).retain(List.of(fields));
        var content = shortened(kept).toString();
        Portraits.check(name, content);
        return new Fact(name, content);
    }

    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(shortened(field.getValue())));
        } else if (node.isArray()) {
            var array = (ArrayNode) node;
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shortened(array.get(i)));
            }
        } else if (node.isTextual() && node.textValue().length() > LONGEST) {
            return TextNode.valueOf(cut(node.textValue()));
        }
        return node;
    }

    /** Never between the two halves of a character. */
    private static String cut(String text) {
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
