package io.soulnear.gateway.focus.kafka;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.gateway.focus.application.Changes;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Listens to what changes a chat's focus without a word of the person. */
@Factory
final class People {
    private static final Set<String> TYPES = Set.of(
            "io.soulnear.profile.registered.v1",
            "io.soulnear.profile.erased.v1",
            "io.soulnear.quiz.completed.v1",
            "io.soulnear.quiz.cancelled.v1");

    @Singleton
    @Named("people")
    Subscription people(Changes changes, ObjectMapper json) {
        return new Subscription(
                "gateway-focus", Set.of("profile.person", "quiz.session"), new Following(changes, json));
    }

    private record Of(
            @JsonProperty(required = true) long chatId,
            @Nullable String erasureId) {}

    private record Following(Changes changes, ObjectMapper json) implements Handler {
        @Override
        public boolean wants(Event event) {
            return TYPES.contains(event.type());
        }

        @Override
        public void handle(Event event) {
            var of = read(event);
            switch (event.type()) {
                case "io.soulnear.profile.registered.v1" -> changes.registered(event.id(), of.chatId);
                case "io.soulnear.profile.erased.v1" -> {
                    if (of.erasureId == null) {
                        throw new UnreadableEvent("An erasure without its id");
                    }
                    changes.erased(event.id(), of.chatId, of.erasureId);
                }
                default -> changes.quizEnded(event.id(), of.chatId);
            }
        }

        private Of read(Event event) {
            try {
                return json.readValue(event.data(), Of.class);
            } catch (JsonProcessingException e) {
                throw new UnreadableEvent("Not about a chat", e);
            }
        }
    }
}
