package io.soulnear.sandbox.flags;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A flag at a glance.
 *
 * @param state {@code on} or {@code off} for everybody, the share of people like {@code 5 %}, {@code by rule}, {@code disabled}, or the
 *     variant's name
 * @param changedAt ISO 8601
 */
public record FlagState(String key, String state, long version, String changedBy, String changedAt, String reason) {
    static FlagState of(JsonNode flag) {
        return new FlagState(
                flag.path("key").asText(),
                flag.path("state").asText(),
                flag.path("version").asLong(),
                flag.path("changedBy").asText(),
                flag.path("changedAt").asText(),
                flag.path("reason").asText());
    }
}
