package io.soulnear.dialogue.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Makes the events by which something is said to a person or told to the other services, within the current trace. */
@Singleton
public final class Replies {
    private static final String TOPIC = "telegram.reply";
    private static final String TYPE = "io.soulnear.telegram.reply-requested.v1";

    private final ObjectMapper json;
    private final Clock clock;

    public Replies(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    private record Data(long chatId, String causedBy, List<Line> messages) {}

    /**
     * A reply of plain text. The same kind for the same cause is the same event, and reaches the person once.
     *
     * @param kind what sort of reply it is; an update may cause one of each
     * @param cause the update's id
     */
    public Event reply(String kind, UUID cause, long chat, String text) {
        return reply(kind, cause, chat, List.of(Line.plain(text)));
    }

    /** The same with more to it than plain text. */
    public Event reply(String kind, UUID cause, long chat, List<Line> messages) {
        var data = new Data(chat, cause.toString(), messages);
        return event(EventIds.derived("dialogue.reply", kind, cause.toString()), TYPE, TOPIC, chat, data);
    }

    /** A reply that is delivered ahead of everything, and also while databases are away. */
    public Event urgent(String kind, UUID cause, long chat, String text) {
        return reply(kind, cause, chat, text).with("urgent", "true");
    }

    /** An event about a chat, with the given record as its data. */
    public Event event(UUID id, String type, String topic, long chat, Record data) {
        return Event.of(id, type, topic, Long.toString(chat), clock.instant(), written(data));
    }

    private String written(Record data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Data of an event that can't be written", e);
        }
    }
}
