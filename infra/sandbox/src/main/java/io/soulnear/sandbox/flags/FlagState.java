package io.soulnear.sandbox.flags;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A flag at a glance.
 *
 * @param state {@code on} or {@code off} for everybody, {@code by rule}, {@code disabled}, or the variant's name
 * @param changedAt ISO 8601
 */
public record FlagState(String key, String state, long version, String changedBy, String changedAt, String reason) {
    static FlagState of(JsonNode flag) {
        return new FlagState(
                flag.path("key").asText(),
                state(flag.path("definition")),
                flag.path("version").asLong(),
                flag.path("changedBy").asText(),
                flag.path("changedAt").asText(),
                flag.path("reason").asText());
    }

    /** What a definition in flagd's format comes to. */
    public static String state(JsonNode definition) {
        if (definition.path("state").asText().equals("DISABLED")) {
            return "disabled";
        }
        if (!definition.path("targeting").isEmpty()) {
            return "by rule";
        }
        var variant = definition.path("defaultVariant").asText();
        var value = definition.path("variants").path(variant);
        return value.isBoolean() ? (value.booleanValue() ? "on" : "off") : variant;
    }
}
