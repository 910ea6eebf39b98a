package io.soulnear.dialogue.person.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.dialogue.person.application.Erasure;
import io.soulnear.dialogue.person.application.Fact;
import io.soulnear.dialogue.person.application.People;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the local copy of people up to date. */
@Factory
final class PersonEvents {
    private static final String PREFIX = "io.soulnear.profile.";
    private static final String REGISTERED = PREFIX + "registered.v1";
    private static final String LANGUAGE_CHANGED = PREFIX + "language-changed.v1";
    private static final String ERASED = PREFIX + "erased.v1";

    /** News that is kept as a fact of the portrait. */
    private static final Map<String, Function<JsonNode, Fact>> FACTS = Map.of(
            PREFIX + "style-changed.v1", Fact::style,
            PREFIX + "time-zone-changed.v1", Fact::timeZone,
            PREFIX + "pattern-detected.v1", Fact::pattern,
            PREFIX + "pattern-retired.v1", Fact::retired,
            PREFIX + "insights-changed.v1", Fact::insights,
            PREFIX + "mood-observed.v1", Fact::mood,
            PREFIX + "entitlement-changed.v1", Fact::entitlement);

    /** What is read of those three types; each has the fields that it needs. */
    record Data(
            long chatId,
            @Nullable String language,
            @Nullable String name,
            @Nullable Integer age,
            @Nullable String gender,
            @Nullable UUID erasureId,
            @Nullable Long updateId,
            @Nullable String askedAt) {}

    @Singleton
    Subscription people(People people, ObjectMapper json) {
        return new Subscription("dialogue-people", Set.of("profile.person"), new Listener(people, json));
    }

    record Listener(People people, ObjectMapper json) implements Handler {
        @Override
        public boolean wants(Event event) {
            return FACTS.containsKey(event.type())
                    || Set.of(REGISTERED, LANGUAGE_CHANGED, ERASED).contains(event.type());
        }

        @Override
        public void handle(Event event) {
            try {
                var data = json.readTree(event.data());
                if (!data.path("chatId").canConvertToLong()) {
                    throw new UnreadableEvent("News of nobody");
                }
                handle(event, data);
            } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
                throw new UnreadableEvent("Not the data of " + event.type(), e);
            }
        }

        private void handle(Event event, JsonNode node) throws JsonProcessingException {
            var fact = FACTS.get(event.type());
            if (fact != null) {
                people.told(event.id(), node.path("chatId").longValue(), fact.apply(node), event.time());
                return;
            }
            var data = json.treeToValue(node, Data.class);
            var chat = data.chatId();
            switch (event.type()) {
                case REGISTERED -> {
                    people.registered(
                            event.id(), chat, language(data), data.name(), data.age(), data.gender(), event.time());
                    people.told(event.id(), chat, Fact.timeZone(node), event.time());
                }
                case LANGUAGE_CHANGED -> people.languageChanged(event.id(), chat, language(data), event.time());
                default -> people.erased(event.id(), chat, erasure(data, event.time()));
            }
        }

        private static Locale language(Data data) {
            return Locale.of(Language.of(data.language()).code());
        }

        private static Erasure erasure(Data data, Instant at) {
            if (data.erasureId() == null) {
                throw new UnreadableEvent("An erasure without its id");
            }
            return data.updateId() == null || data.askedAt() == null
                    ? new Erasure(data.erasureId(), at)
                    : new Erasure(data.erasureId(), at, data.updateId(), Instant.parse(data.askedAt()));
        }
    }
}
