package io.soulnear.dialogue.person.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.soulnear.dialogue.conversation.domain.Mood;
import io.soulnear.dialogue.conversation.domain.Pattern;
import io.soulnear.dialogue.conversation.domain.Portrait;
import io.soulnear.dialogue.conversation.domain.Portrait.Insight;
import io.soulnear.dialogue.conversation.domain.Style;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The portrait of a person from the facts that are kept of them. */
public final class Portraits {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Portraits() {}

    /**
     * Reads what the column {@code portrait.facts} holds.
     *
     * @param facts null for someone of whom nothing was told
     * @throws IllegalArgumentException when it was not written by {@link Fact}
     */
    public static Portrait read(@Nullable String facts) {
        if (facts == null) {
            return Portrait.BLANK;
        }
        try {
            return portrait(JSON.readTree(facts));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a portrait", e);
        }
    }

    /** Refuses content that could not be read later. */
    static void check(String name, String content) {
        var alone = JSON.createObjectNode();
        try {
            alone.putObject(name).set("fact", JSON.readTree(content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
        portrait(alone);
    }

    private static Portrait portrait(JsonNode facts) {
        var insights = fact(facts, Fact.INSIGHTS);
        return new Portrait(
                style(fact(facts, Fact.STYLE)),
                patterns(facts),
                insights(insights.path("insights")),
                texts(insights.path("works")),
                texts(insights.path("doesNotWork")),
                insights.path("professionalHelp").asBoolean(),
                mood(fact(facts, Fact.MOOD)),
                premiumUntil(fact(facts, Fact.ENTITLEMENT)),
                zone(fact(facts, Fact.TIME_ZONE)));
    }

    private static JsonNode fact(JsonNode facts, String name) {
        return facts.path(name).path("fact");
    }

    private static Style style(JsonNode fact) {
        return Style.of(text(fact, "tone"), text(fact, "personality"), text(fact, "length"));
    }

    private static List<Pattern> patterns(JsonNode facts) {
        var patterns = new ArrayList<Pattern>();
        facts.properties().forEach(each -> {
            var fact = each.getValue().path("fact");
            if (each.getKey().startsWith(Fact.PATTERN) && fact.isObject()) {
                var pattern = pattern(fact);
                if (fact.path("shown").asBoolean() && !pattern.quotes().isEmpty()) {
                    patterns.add(pattern);
                }
            }
        });
        return patterns;
    }

    private static Pattern pattern(JsonNode fact) {
        var topics = new HashMap<String, Double>();
        fact.path("topics")
                .properties()
                .forEach(topic -> topics.put(topic.getKey(), topic.getValue().asDouble()));
        return new Pattern(
                text(fact, "title"),
                text(fact, "description"),
                optional(fact, "contradiction"),
                optional(fact, "hiddenDynamic"),
                optional(fact, "blockedResource"),
                texts(fact.path("quotes")),
                topics,
                fact.path("confidence").asDouble(),
                fact.path("occurrences").asInt(),
                time(fact, "lastSeen"),
                text(fact, "status").equals("confirmed"));
    }

    private static List<Insight> insights(JsonNode facts) {
        return facts.valueStream()
                .map(each -> new Insight(text(each, "text"), text(each, "recommendation")))
                .toList();
    }

    private static @Nullable Mood mood(JsonNode fact) {
        return fact instanceof MissingNode
                ? null
                : new Mood(
                        text(fact, "mood"),
                        fact.path("valence").asDouble(),
                        text(fact, "stress"),
                        text(fact, "energy"),
                        time(fact, "at"));
    }

    private static @Nullable Instant premiumUntil(JsonNode fact) {
        if (!text(fact, "plan").equals("premium")) {
            return null;
        }
        return fact.hasNonNull("until") ? time(fact, "until") : Instant.MAX;
    }

    private static @Nullable ZoneId zone(JsonNode fact) {
        var name = text(fact, "timeZone");
        try {
            return name.isEmpty() ? null : ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC; // as the contract says
        }
    }

    private static Instant time(JsonNode fact, String field) {
        try {
            return Instant.parse(text(fact, field));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a time: " + field, e);
        }
    }

    private static List<String> texts(JsonNode facts) {
        return facts.valueStream().map(JsonNode::asText).toList();
    }

    private static String text(JsonNode fact, String field) {
        return fact.path(field).asText();
    }

    private static @Nullable String optional(JsonNode fact, String field) {
        return fact.hasNonNull(field) ? text(fact, field) : null;
    }
}
