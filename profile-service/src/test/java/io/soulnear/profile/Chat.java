package io.soulnear.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.profile.LiveProfile.Reply;
import io.soulnear.testing.Contracts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One person's chat, as the gateway passes it on. */
final class Chat {
    private static final String UPDATE_RECEIVED = "io.soulnear.telegram.update-received.v1";
    private static final AtomicLong IDS = new AtomicLong(7_000_000_000L);
    private static final AtomicLong UPDATES = new AtomicLong(1);

    private final LiveProfile profile;
    private final String languageCode;
    private final long id;
    private final List<Event> sent = new ArrayList<>();

    Chat(LiveProfile profile, String languageCode) {
        this(profile, languageCode, IDS.incrementAndGet());
    }

    /** The chat of somebody who is there already. */
    static Chat of(LiveProfile profile, String languageCode, long id) {
        return new Chat(profile, languageCode, id);
    }

    private Chat(LiveProfile profile, String languageCode, long id) {
        this.id = id;
        this.profile = profile;
        this.languageCode = languageCode;
    }

    String language() {
        return languageCode;
    }

    long id() {
        return id;
    }

    /** Everything that was sent, in order. */
    List<Event> sent() {
        return List.copyOf(sent);
    }

    Reply types(String text) {
        return send(typed(text));
    }

    /** Presses a button of ours, as it stands in a keyboard. */
    Reply presses(String action) {
        return send(pressed(action));
    }

    Reply send(Event update) {
        sent.add(update);
        profile.publish(update);
        return profile.replyTo(update);
    }

    /** Goes through the onboarding. */
    Reply registers(String name) {
        types("/start");
        presses("profile:agree");
        types(name);
        types("25");
        return presses("profile:gender:f");
    }

    Event typed(String text) {
        return message(json().put("text", text));
    }

    Event message(ObjectNode content) {
        var message = content.put("message_id", 1).put("date", 1_770_000_000);
        message.set("from", from());
        return update(json().set("message", message), null);
    }

    Event pressed(String action) {
        var query = json().put("id", "1");
        query.set("from", from());
        return update(json().set("callback_query", query), action.substring(action.indexOf(':') + 1));
    }

    Event update(ObjectNode telegram, @Nullable String action) {
        var updateId = UPDATES.incrementAndGet();
        var route = json().put("to", "profile");
        if (action != null) {
            route.put("action", action);
        }
        var data = json().put("botId", 1).put("updateId", updateId).put("chatId", id);
        data.set("route", route);
        data.set("update", telegram.put("update_id", updateId));
        Contracts.validate(UPDATE_RECEIVED, data.toString());
        return Event.of(
                        EventIds.derived("telegram.update", "1", Long.toString(updateId)),
                        UPDATE_RECEIVED,
                        "telegram.update",
                        Long.toString(id),
                        Instant.now(),
                        data.toString())
                .with("route", "profile");
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode from() {
        return json().put("id", id).put("first_name", "Telegram’s name").put("language_code", languageCode);
    }
}
