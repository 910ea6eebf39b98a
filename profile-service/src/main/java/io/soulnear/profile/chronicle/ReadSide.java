package io.soulnear.profile.chronicle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.UnreadableEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rows that {@code /my_profile} and the settings are read from: nothing but what the events say. */
@Singleton
final class ReadSide {
    private static final String PATTERN_DETECTED = """
            insert into pattern (chat_id, id, slug, state, data, changed_at)
            select ?, (d ->> 'patternId')::uuid, d ->> 'slug', 'live', d, ? from (select ?::jsonb as d) told
            on conflict (chat_id, id) do update
                set slug = excluded.slug, state = excluded.state, data = excluded.data, changed_at = excluded.changed_at
            """;

    /** Of a rejected pattern only what it takes to know it again; of a forgotten one only the slug. */
    private static final String PATTERN_PUT_AWAY = """
            update pattern
            set state = ?, changed_at = ?,
                data = case when ? = 'rejected' then jsonb_build_object(
                    'language', data -> 'language', 'title', data -> 'title', 'description', data -> 'description')
                    else '{}' end
            where chat_id = ? and id = ?
            """;

    private static final String MOODS_OBSERVED = """
            insert into mood (chat_id, turn_id, said_at, mood, valence, stress, energy)
            select (d ->> 'chatId')::bigint, (d ->> 'turnId')::uuid, (d ->> 'at')::timestamptz,
                   d ->> 'mood', (d ->> 'valence')::real, d ->> 'stress', d ->> 'energy'
            from (select text::jsonb as d from unnest(?) text) told
            on conflict (chat_id, turn_id) do nothing
            """;

    private final ObjectMapper json;

    ReadSide(ObjectMapper json) {
        this.json = json;
    }

    /** Puts what these events of registered people say into the rows; events of other types are passed over. */
    void apply(Transaction tx, List<Event> told) {
        var moods = told.stream()
                .filter(event -> event.type().equals(Fact.MoodObserved.TYPE))
                .map(Event::data)
                .toArray(String[]::new);
        if (moods.length > 0) {
            tx.update(MOODS_OBSERVED, (Object) moods);
        }
        told.forEach(event -> apply(tx, event));
    }

    private void apply(Transaction tx, Event event) {
        var chat = Long.parseLong(event.key());
        switch (event.type()) {
            case Fact.StyleChanged.TYPE -> {
                var data = read(event);
                tx.update(
                        """
                        insert into style (chat_id, tone, personality, length) values (?, ?, ?, ?)
                        on conflict (chat_id) do update set
                            tone = excluded.tone, personality = excluded.personality, length = excluded.length
                        """,
                        chat,
                        data.path("tone").asText(),
                        data.path("personality").asText(),
                        data.path("length").asText());
            }
            case Fact.TimeZoneChanged.TYPE ->
                tx.update(
                        "update person set time_zone = ? where chat_id = ?",
                        read(event).path("timeZone").asText(),
                        chat);
            case Fact.EntitlementChanged.TYPE -> {
                var data = read(event);
                var until = data.path("until").asText(null);
                tx.update(
                        """
                        insert into entitlement (chat_id, plan, until, source) values (?, ?, ?, ?)
                        on conflict (chat_id) do update set
                            plan = excluded.plan, until = excluded.until, source = excluded.source
                        """,
                        chat,
                        data.path("plan").asText(),
                        until == null ? null : Instant.parse(until),
                        data.path("source").asText());
            }
            case Fact.PatternDetected.TYPE -> tx.update(PATTERN_DETECTED, chat, event.time(), event.data());
            case Fact.PatternRetired.TYPE -> retire(tx, chat, read(event), event.time());
            case Fact.InsightsChanged.TYPE -> tx.update("""
                        insert into insight (chat_id, data, changed_at) values (?, ?::jsonb, ?)
                        on conflict (chat_id) do update set data = excluded.data, changed_at = excluded.changed_at
                        """, chat, event.data(), event.time());
            default -> {}
        }
    }

    private static void retire(Transaction tx, long chat, JsonNode data, Instant at) {
        var id = UUID.fromString(data.path("patternId").asText());
        switch (data.path("reason").asText()) {
            case "rejected" -> tx.update(PATTERN_PUT_AWAY, "rejected", at, "rejected", chat, id);
            case "forgotten" -> tx.update(PATTERN_PUT_AWAY, "forgotten", at, "forgotten", chat, id);
            default -> tx.update("delete from pattern where chat_id = ? and id = ?", chat, id);
        }
    }

    private JsonNode read(Event event) {
        try {
            return json.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("Not a fact", e);
        }
    }
}
