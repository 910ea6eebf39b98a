package io.soulnear.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells of calls in events; the accounts are kept by whoever listens. */
final class PublishedAccounts implements Accounts {
    private static final String TYPE = "io.soulnear.model.called.v1";
    private static final String TOPIC = "model.call";

    private final Consumer<Event> published;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final ObjectMapper json;

    PublishedAccounts(Consumer<Event> published, Supplier<UUID> ids, Clock clock, ObjectMapper json) {
        this.published = published;
        this.ids = ids;
        this.clock = clock;
        this.json = json.copy().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    }

    private record Data(long chatId, String purpose, List<Call> calls) {}

    @Override
    public void made(long chat, String purpose, List<Call> calls) {
        if (calls.isEmpty()) {
            return;
        }
        published.accept(Event.of(
                ids.get(), TYPE, TOPIC, Long.toString(chat), clock.instant(), written(new Data(chat, purpose, calls))));
    }

    private String written(Data data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Calls can't be written as JSON", e);
        }
    }
}
