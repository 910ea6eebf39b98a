package io.soulnear.quiz.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.quiz.session.application.KnownPattern;
import io.soulnear.quiz.session.application.KnownPatterns;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The copy of the patterns that profile found in what people said. */
@Singleton
final class StoredPatterns implements KnownPatterns {
    private static final String DETECTED = "io.soulnear.profile.pattern-detected.v1";
    private static final String RETIRED = "io.soulnear.profile.pattern-retired.v1";

    /** How sure a pattern must be, and how much it must have to do with a category, to be asked about. */
    private static final double CONFIDENT = 0.7;

    private static final double RELEVANT = 0.5;
    private static final int TITLE = 120;

    private final Transactions transactions;
    private final ObjectMapper json;

    StoredPatterns(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /** The part of the two events that is kept. */
    record Told(
            long chatId,
            @Nullable String patternId,
            @Nullable String slug,
            @Nullable String language,
            @Nullable String title,
            @Nullable String description,
            @Nullable Map<String, Double> topics,
            double confidence) {
        boolean isWhole(String type) {
            return chatId != 0
                    && patternId != null
                    && (type.equals(RETIRED) || (slug != null && language != null && title != null));
        }
    }

    static boolean knows(String type) {
        return type.equals(DETECTED) || type.equals(RETIRED);
    }

    /** Keeps what is told, once: what was erased since does not come back when the topic is read again. */
    void note(Event event) {
        var told = read(event);
        transactions.call(tx -> {
            if (!tx.claim("quiz", event.id())) {
                return 0;
            }
            return event.type().equals(RETIRED)
                    ? tx.update(
                            "delete from known_pattern where chat_id = ? and pattern_id = ?",
                            told.chatId,
                            told.patternId)
                    : keep(tx, told);
        });
    }

    private int keep(Transaction tx, Told told) {
        return tx.update(
                """
                insert into known_pattern
                    (chat_id, pattern_id, slug, language, title, description, topics, confidence)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                on conflict (chat_id, pattern_id) do update set slug = excluded.slug, language = excluded.language,
                    title = excluded.title, description = excluded.description, topics = excluded.topics,
                    confidence = excluded.confidence
                """,
                told.chatId,
                told.patternId,
                told.slug,
                told.language,
                told.title,
                told.description == null ? "" : told.description,
                write(told.topics == null ? Map.of() : told.topics),
                told.confidence);
    }

    @Override
    public List<KnownPattern> relevant(ChatId chat, Category category, Language language, int limit) {
        return transactions.callSingle(tx -> tx.query(
                """
                select slug, title, description from known_pattern
                where chat_id = ? and language = ? and confidence >= ? and length(title) <= ?
                    and (topics ->> ?)::float8 >= ?
                order by confidence desc, pattern_id limit ?
                """,
                row -> new KnownPattern(row.getString("slug"), row.getString("title"), row.getString("description")),
                chat.value(),
                language.code(),
                CONFIDENT,
                TITLE,
                category.slug(),
                RELEVANT,
                limit));
    }

    void forget(Transaction tx, long chat) {
        tx.update("delete from known_pattern where chat_id = ?", chat);
    }

    private Told read(Event event) {
        try {
            var told = json.readValue(event.data(), Told.class);
            if (told != null && told.isWhole(event.type())) {
                return told;
            }
        } catch (JsonProcessingException _) {
            // said below, without the text that could not be read
        }
        throw new UnreadableEvent("Not the data of " + event.type());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
