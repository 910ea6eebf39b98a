package io.soulnear.gateway.focus.application;

import io.soulnear.gateway.focus.domain.Chat;
import io.soulnear.gateway.focus.domain.Chat.Reach;
import io.soulnear.gateway.focus.domain.Focus;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Transactions;
import io.soulnear.runtime.Holdings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Follows what the other services decide about a chat; each event once. */
@Singleton
public final class Changes {
    private static final String CONSUMER = "focus";
    private static final Chat HOME = new Chat(Focus.home(), Reach.REACHABLE);

    private final Transactions transactions;
    private final Chats chats;
    private final Memory memory;
    private final Holdings holdings;
    private final Clock clock;

    Changes(Transactions transactions, Chats chats, Memory memory, Holdings holdings, Clock clock) {
        this.holdings = holdings;
        this.transactions = transactions;
        this.chats = chats;
        this.memory = memory;
        this.clock = clock;
    }

    /** Onboarding is over: the chat talks to the companion. */
    public void registered(UUID event, long chatId) {
        transactions.call(tx -> {
            if (tx.claim(CONSUMER, event)) {
                chats.register(tx, chatId, Focus.home());
            }
            return true;
        });
        memory.changed(chatId, HOME);
    }

    /** The quiz is over; unless the chat has gone elsewhere already, it goes back to the companion. */
    public void quizEnded(UUID event, long chatId) {
        var left = transactions.call(
                tx -> tx.claim(CONSUMER, event) && chats.move(tx, chatId, new Focus.Quiz(), Focus.home()));
        if (left) {
            memory.changed(chatId, HOME);
        }
    }

    /** The person wants to be forgotten: nothing of the chat stays, and profile is told so. */
    public void erased(UUID event, long chatId, String erasureId) {
        transactions.call(tx -> {
            if (tx.claim(CONSUMER, event)) {
                var rows = holdings.count(tx, chatId);
                chats.forget(tx, chatId);
                tx.publish(confirmation(chatId, erasureId, rows));
            }
            return true;
        });
        memory.changed(chatId, null);
    }

    private Event confirmation(long chatId, String erasureId, Map<String, Integer> rows) {
        // An erasure id comes from the wire: only what a UUID is made of goes back into JSON.
        var id = erasureId.replaceAll("[^A-Za-z0-9-]", "");
        return Event.of(
                EventIds.derived("profile.erasure", "gateway", id),
                "io.soulnear.erasure.confirmed.v1",
                "profile.erasure",
                Long.toString(chatId),
                clock.instant(),
                "{\"chatId\":%d,\"erasureId\":\"%s\",\"service\":\"gateway\",\"erased\":%s}"
                        .formatted(chatId, id, erased(rows)));
    }

    /** Tables' names and numbers need no escaping. */
    private static String erased(Map<String, Integer> rows) {
        return rows.entrySet().stream()
                .map(table -> "\"" + table.getKey() + "\":" + table.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
