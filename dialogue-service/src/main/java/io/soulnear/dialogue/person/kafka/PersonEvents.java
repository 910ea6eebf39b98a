package io.soulnear.dialogue.person.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.dialogue.person.application.People;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the local copy of people up to date. */
@Factory
final class PersonEvents {
    private static final String REGISTERED = "io.soulnear.profile.registered.v1";
    private static final String LANGUAGE_CHANGED = "io.soulnear.profile.language-changed.v1";
    private static final String ERASED = "io.soulnear.profile.erased.v1";

    /** What is read of all three types; each has the fields that it needs. */
    record Data(
            long chatId,
            @Nullable String language,
            @Nullable String name,
            @Nullable String gender,
            @Nullable UUID erasureId) {}

    @Singleton
    Subscription people(People people, ObjectMapper json) {
        return new Subscription("dialogue-people", Set.of("profile.person"), new Listener(people, json));
    }

    record Listener(People people, ObjectMapper json) implements Handler {
        @Override
        public boolean wants(Event event) {
            return Set.of(REGISTERED, LANGUAGE_CHANGED, ERASED).contains(event.type());
        }

        @Override
        public void handle(Event event) {
            var data = read(event);
            switch (event.type()) {
                case REGISTERED ->
                    people.registered(data.chatId(), language(data), data.name(), data.gender(), event.time());
                case LANGUAGE_CHANGED -> people.languageChanged(data.chatId(), language(data), event.time());
                default -> people.erased(event.id(), data.chatId(), erasure(data), event.time());
            }
        }

        private Data read(Event event) {
            try {
                return json.readValue(event.data(), Data.class);
            } catch (JsonProcessingException e) {
                throw new UnreadableEvent("Not the data of " + event.type(), e);
            }
        }

        private static Locale language(Data data) {
            return Locale.of(Language.of(data.language()).code());
        }

        private static UUID erasure(Data data) {
            if (data.erasureId() == null) {
                throw new UnreadableEvent("An erasure without its id");
            }
            return data.erasureId();
        }
    }
}
