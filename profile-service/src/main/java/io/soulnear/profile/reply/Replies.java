package io.soulnear.profile.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks the gateway to say something. */
@Singleton
public final class Replies {
    private static final String TOPIC = "telegram.reply";
    private static final String TYPE = "io.soulnear.telegram.reply-requested.v1";

    private final Supplier<UUID> ids;
    private final Clock clock;
    private final ObjectMapper json;
    private final Publisher publisher;

    Replies(Supplier<UUID> ids, Clock clock, ObjectMapper json, Publisher publisher) {
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.publisher = publisher;
    }

    /** The message leaves when the transaction commits. */
    public void append(Transaction tx, long chat, UUID causedBy, Message message) {
        tx.publish(event(ids.get(), chat, causedBy, message));
    }

    /**
     * An apology for an update, past the database and ahead of everything else. The same apology for the same update is
     * one event, however often it is sent.
     *
     * @param what names the apology
     */
    public void apologise(long chat, UUID update, String what, Message message) {
        var id = EventIds.derived("profile.apology", what, update.toString());
        publisher.publish(event(id, chat, update, message).with("urgent", "true"));
    }

    private Event event(UUID id, long chat, UUID causedBy, Message message) {
        var data = new ReplyRequested(chat, causedBy, List.of(Said.of(message)));
        try {
            return Event.of(id, TYPE, TOPIC, Long.toString(chat), clock.instant(), json.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reply can't be written as JSON", e);
        }
    }

    private record ReplyRequested(long chatId, UUID causedBy, List<Said> messages) {}

    private record Said(
            String text,
            String format,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<List<Message.Button>> buttons) {
        static Said of(Message message) {
            return new Said(message.html(), "html", message.keyboard());
        }
    }
}
