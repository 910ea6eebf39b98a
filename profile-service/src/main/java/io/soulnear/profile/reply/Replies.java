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
import org.jspecify.annotations.Nullable;

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

    /**
     * The message leaves when the transaction commits.
     *
     * @param causedBy the update that is answered; null when nobody asked
     */
    public void append(Transaction tx, long chat, @Nullable UUID causedBy, Message message) {
        append(tx, chat, causedBy, List.of(message));
    }

    /** The messages leave together, in their order, when the transaction commits. */
    public void append(Transaction tx, long chat, @Nullable UUID causedBy, List<Message> messages) {
        tx.publish(event(ids.get(), chat, causedBy, messages));
    }

    /**
     * An apology for an update, past the database and ahead of everything else. The same apology for the same update is
     * one event, however often it is sent.
     *
     * @param what names the apology
     */
    public void apologise(long chat, UUID update, String what, Message message) {
        var id = EventIds.derived("profile.apology", what, update.toString());
        publisher.publish(event(id, chat, update, List.of(message)).with("urgent", "true"));
    }

    private Event event(UUID id, long chat, @Nullable UUID causedBy, List<Message> messages) {
        var data = new ReplyRequested(
                chat, causedBy, messages.stream().map(Said::of).toList());
        try {
            return Event.of(id, TYPE, TOPIC, Long.toString(chat), clock.instant(), json.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reply can't be written as JSON", e);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ReplyRequested(long chatId, @Nullable UUID causedBy, List<Said> messages) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Said(
            @JsonInclude(JsonInclude.Include.ALWAYS) String text,
            String format,
            List<List<Message.Button>> buttons,
            @Nullable Picture photo,
            @Nullable File document) {
        static Said of(Message message) {
            var photo = message.attachment() instanceof Attachment.Photo(var data) ? new Picture(data) : null;
            var document = message.attachment() instanceof Attachment.Document(var name, var type, var data)
                    ? new File(name, type, data)
                    : null;
            return new Said(message.html(), "html", message.keyboard(), photo, document);
        }
    }

    private record Picture(String data) {}

    private record File(String name, String mimeType, String data) {}
}
