package io.soulnear.gateway.inbound.application;

import io.opentelemetry.api.trace.Span;
import io.soulnear.gateway.focus.domain.Route;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import java.time.Clock;
import java.util.UUID;

/** The events that say: this update came in. Their contract is {@code io.soulnear.telegram.update-received.v1}. */
final class UpdateEvents {
    static final String TOPIC = "telegram.update";
    private static final String TYPE = "io.soulnear.telegram.update-received.v1";

    private final long botId;
    private final Clock clock;

    UpdateEvents(long botId, Clock clock) {
        this.botId = botId;
        this.clock = clock;
    }

    /** The same for every repeat of the update. */
    UUID id(ReceivedUpdate update) {
        return EventIds.derived(TOPIC, Long.toString(botId), Long.toString(update.updateId()));
    }

    Event event(UUID id, ReceivedUpdate update, Route route, Span span) {
        // An update without a chat has no order to keep; the bot's id spreads nothing and hurts nobody.
        var key = Long.toString(update.chatId() == null ? botId : update.chatId());
        try (var _ = span.makeCurrent()) {
            var event = Event.of(id, TYPE, TOPIC, key, clock.instant(), data(update, route))
                    .with("route", route.to().wireName());
            return route.leavesQuiz() ? event.with("left", "quiz") : event;
        }
    }

    /** Telegram's JSON goes in as it is. All else is numbers and printable ASCII without quotes and backslashes. */
    private String data(ReceivedUpdate update, Route route) {
        var data = new StringBuilder(update.json().length() + 160);
        data.append("{\"botId\":").append(botId);
        data.append(",\"updateId\":").append(update.updateId());
        if (update.chatId() != null) {
            data.append(",\"chatId\":").append(update.chatId().longValue());
        }
        data.append(",\"route\":{\"to\":\"").append(route.to().wireName()).append('"');
        if (route.mode() != null) {
            data.append(",\"mode\":\"").append(route.mode().wireName()).append('"');
        }
        if (route.action() != null) {
            data.append(",\"action\":\"").append(route.action()).append('"');
        }
        return data.append("},\"update\":").append(update.json()).append('}').toString();
    }
}
