package io.soulnear.gateway.draft.kafka;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.gateway.draft.application.Drafting;
import io.soulnear.gateway.draft.application.Frame;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** Listens to what is being written. A group of its own, so that replies never wait behind it. */
@Factory
final class DraftFrames {
    private static final String TYPE = "io.soulnear.telegram.draft-updated.v1";

    @Singleton
    @Named("drafts")
    Subscription drafts(Drafting drafting, ObjectMapper json) {
        return new Subscription("gateway-drafts", Set.of("telegram.draft"), new Showing(drafting, json));
    }

    private record Updated(
            @JsonProperty(required = true) long chatId,
            @JsonProperty(required = true) UUID causedBy,
            @JsonProperty(required = true) int draftId,
            @JsonProperty(required = true) String text) {}

    private record Showing(Drafting drafting, ObjectMapper json) implements Handler {
        @Override
        public boolean wants(Event event) {
            return event.type().equals(TYPE);
        }

        @Override
        public void handle(Event event) {
            try {
                var it = json.readValue(event.data(), Updated.class);
                drafting.show(new Frame(it.chatId, it.causedBy, it.draftId, it.text, event.time()));
            } catch (JsonProcessingException e) {
                throw new UnreadableEvent("Not a draft", e);
            }
        }
    }
}
