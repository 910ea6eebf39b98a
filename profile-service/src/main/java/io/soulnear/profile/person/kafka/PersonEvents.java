package io.soulnear.profile.person.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transaction;
import io.soulnear.profile.person.application.Announcements;
import io.soulnear.profile.person.domain.Age;
import io.soulnear.profile.person.domain.Card;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what happened to a person as events of {@code profile.person}. */
@Singleton
final class PersonEvents implements Announcements {
    private static final String TOPIC = "profile.person";

    private final Supplier<UUID> ids;
    private final Clock clock;
    private final ObjectMapper json;

    PersonEvents(Supplier<UUID> ids, Clock clock, ObjectMapper json) {
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void registered(Transaction tx, long chat, Card card, Language language, String timeZone) {
        var age = card.age() instanceof Age.Years(var years) ? years : null;
        var gender =
                switch (card.gender()) {
                    case FEMALE -> "f";
                    case MALE -> "m";
                    case UNDISCLOSED -> null;
                };
        var data = new Registered(chat, language.code(), card.name().value(), age, gender, timeZone);
        publish(tx, chat, "io.soulnear.profile.registered.v1", data);
    }

    @Override
    public void languageChanged(Transaction tx, long chat, Language language) {
        publish(tx, chat, "io.soulnear.profile.language-changed.v1", new LanguageChanged(chat, language.code()));
    }

    @Override
    public void erased(Transaction tx, long chat, UUID erasure, long updateId, Instant askedAt) {
        publish(tx, chat, "io.soulnear.profile.erased.v1", new Erased(chat, erasure, updateId, askedAt.toString()));
    }

    private void publish(Transaction tx, long chat, String type, Record data) {
        try {
            tx.publish(Event.of(
                    ids.get(), type, TOPIC, Long.toString(chat), clock.instant(), json.writeValueAsString(data)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can't be written as JSON", e);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Registered(
            long chatId,
            String language,
            String name,
            @Nullable Integer age,
            @Nullable String gender,
            String timeZone) {}

    private record LanguageChanged(long chatId, String language) {}

    private record Erased(long chatId, UUID erasureId, long updateId, String askedAt) {}
}
