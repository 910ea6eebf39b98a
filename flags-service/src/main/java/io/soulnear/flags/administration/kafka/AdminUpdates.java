package io.soulnear.flags.administration.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.flags.administration.application.Answer;
import io.soulnear.flags.administration.application.Desk;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Transactions;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.Admins;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Answers administrators. The gateway already asked who they are; it is asked once more here, because a button outlives a right.
 * What is done to a flag commits before its answer does: a repeat in between finds the flag as it should be, and says so.
 */
@Singleton
final class AdminUpdates implements Handler {
    static final String GROUP = "flags-administration";
    private static final String UPDATE = "io.soulnear.telegram.update-received.v1";
    private static final String REPLY = "io.soulnear.telegram.reply-requested.v1";

    private final Desk desk;
    private final Admins admins;
    private final Transactions transactions;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final ObjectMapper json;

    AdminUpdates(
            Desk desk, Admins admins, Transactions transactions, Supplier<UUID> ids, Clock clock, ObjectMapper json) {
        this.desk = desk;
        this.admins = admins;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    private record ReplyRequested(long chatId, UUID causedBy, List<Message> messages) {}

    private record Message(String text, String format, List<List<Answer.Button>> buttons) {}

    @Override
    public boolean wants(Event event) {
        return event.type().equals(UPDATE) && "flags".equals(event.attributes().get("route"));
    }

    @Override
    public void handle(Event event) {
        var update = read(event);
        var person = sender(update).path("id").asLong();
        var chat = update.path("chatId").asLong();
        if (!admins.include(person) || chat == 0 || isDone(event.id())) {
            return;
        }
        var answer = answer(update, person);
        transactions.call(tx -> {
            if (tx.claim(GROUP, event.id())) {
                tx.publish(reply(chat, event.id(), answer));
            }
            return answer;
        });
    }

    /** A repeat must not act again: an undo would undo itself. */
    private boolean isDone(UUID event) {
        return transactions.call(
                tx -> !tx.query("select 1 from inbox where consumer = ? and event_id = ?", _ -> 1, GROUP, event)
                        .isEmpty());
    }

    private Answer answer(JsonNode update, long person) {
        var language = Language.of(sender(update).path("language_code").textValue());
        var action = update.at("/route/action");
        if (action.isTextual()) {
            return desk.pressed(person, language, action.textValue());
        }
        var text = update.at("/update/message/text").asText();
        return desk.typed(person, language, text.contains(" ") ? text.substring(text.indexOf(' ')) : "");
    }

    private static JsonNode sender(JsonNode update) {
        var message = update.at("/update/message/from");
        return message.isMissingNode() ? update.at("/update/callback_query/from") : message;
    }

    private JsonNode read(Event event) {
        try {
            return json.readTree(event.data());
        } catch (JsonProcessingException _) {
            throw new UnreadableEvent("Not the data of " + event.type());
        }
    }

    private Event reply(long chat, UUID causedBy, Answer answer) {
        var data = new ReplyRequested(chat, causedBy, List.of(new Message(answer.html(), "html", answer.buttons())));
        try {
            return Event.of(
                    ids.get(),
                    REPLY,
                    "telegram.reply",
                    Long.toString(chat),
                    clock.instant(),
                    json.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer can't be written as JSON", e);
        }
    }
}
