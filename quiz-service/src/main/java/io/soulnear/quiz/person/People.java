package io.soulnear.quiz.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.quiz.session.application.Sessions;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.runtime.Holdings;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the copy of what profile says of people, and erases everything of a person when profile says so. */
@Singleton
public final class People {
    /** Where profile tells of people. */
    public static final String TOPIC = "profile.person";

    private static final String REGISTERED = "io.soulnear.profile.registered.v1";
    private static final String LANGUAGE_CHANGED = "io.soulnear.profile.language-changed.v1";
    private static final String ERASED = "io.soulnear.profile.erased.v1";
    private static final String CONFIRMED = "io.soulnear.erasure.confirmed.v1";

    private final Transactions transactions;
    private final Sessions sessions;
    private final Holdings holdings;
    private final StoredPatterns patterns;
    private final ObjectMapper json;
    private final Supplier<UUID> ids;
    private final Clock clock;

    People(
            Transactions transactions,
            Sessions sessions,
            Holdings holdings,
            StoredPatterns patterns,
            ObjectMapper json,
            Supplier<UUID> ids,
            Clock clock) {
        this.holdings = holdings;
        this.transactions = transactions;
        this.sessions = sessions;
        this.patterns = patterns;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    record Told(
            long chatId,
            @Nullable String language,
            @Nullable String name,
            @Nullable String erasureId) {}

    private record Confirmed(long chatId, String erasureId, String service, Map<String, Integer> erased) {}

    /** Whether {@link #note} knows what to do with events of that type. */
    public static boolean knows(String type) {
        return type.equals(REGISTERED)
                || type.equals(LANGUAGE_CHANGED)
                || type.equals(ERASED)
                || StoredPatterns.knows(type);
    }

    /**
     * Acts on one event of {@link #TOPIC}, once.
     *
     * @throws UnreadableEvent when its data does not say what its type promises
     */
    public void note(Event event) {
        if (StoredPatterns.knows(event.type())) {
            patterns.note(event);
            return;
        }
        var told = read(event);
        transactions.call(tx -> {
            if (tx.claim("quiz", event.id())) {
                switch (event.type()) {
                    case REGISTERED -> register(tx, told);
                    case LANGUAGE_CHANGED -> changeLanguage(tx, told);
                    case ERASED -> erase(tx, told, event.key());
                    default -> throw new UnreadableEvent("Not about a person: " + event.type());
                }
            }
            return event.id();
        });
    }

    private static void register(Transaction tx, Told told) {
        tx.update("""
                insert into person (chat_id, language, name) values (?, ?, ?)
                on conflict (chat_id) do update set language = excluded.language, name = excluded.name
                """, told.chatId, Language.of(told.language).code(), told.name);
    }

    private static void changeLanguage(Transaction tx, Told told) {
        tx.update("""
                insert into person (chat_id, language) values (?, ?)
                on conflict (chat_id) do update set language = excluded.language
                """, told.chatId, Language.of(told.language).code());
    }

    private void erase(Transaction tx, Told told, String key) {
        var rows = holdings.count(tx, told.chatId);
        tx.update("delete from person where chat_id = ?", told.chatId);
        sessions.forget(tx, new ChatId(told.chatId));
        patterns.forget(tx, told.chatId);
        var erasure = Objects.requireNonNull(told.erasureId);
        tx.publish(Event.of(
                ids.get(),
                CONFIRMED,
                "profile.erasure",
                key,
                clock.instant(),
                write(new Confirmed(told.chatId, erasure, "quiz", rows))));
    }

    private Told read(Event event) {
        try {
            var told = json.readValue(event.data(), Told.class);
            var isWhole = told != null
                    && told.chatId != 0
                    && (event.type().equals(ERASED) ? told.erasureId != null : told.language != null);
            if (isWhole) {
                return told;
            }
        } catch (JsonProcessingException _) {
            // said below, without the text that could not be read
        }
        throw new UnreadableEvent("Not the data of " + event.type());
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
