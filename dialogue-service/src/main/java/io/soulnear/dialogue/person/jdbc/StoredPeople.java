package io.soulnear.dialogue.person.jdbc;

import io.soulnear.dialogue.person.application.Erasure;
import io.soulnear.dialogue.person.application.Erasures;
import io.soulnear.dialogue.person.application.Fact;
import io.soulnear.dialogue.person.application.People;
import io.soulnear.dialogue.reply.Replies;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Transactions;
import io.soulnear.runtime.Holdings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People in Postgres. */
@Singleton
final class StoredPeople implements People {
    /** A claim on an event, in the statement that acts on it. */
    private static final String FRESH = """
            with fresh as (
                insert into inbox (consumer, event_id) values (?, ?) on conflict do nothing returning event_id
            )
            """;

    /** Further apart than two clocks. */
    private static final String HELD_UP = "interval '2 hours'";

    private static final String REGISTERED = FRESH + """
            insert into person (chat_id, language, name, age, gender, changed_at)
            select ?, ?, ?, ?, ?, ? from fresh where not exists (select from erasure where person = ? and erased_at >= ?)
            on conflict (chat_id) do update
                set language = excluded.language, name = excluded.name, age = excluded.age, gender = excluded.gender,
                    changed_at = excluded.changed_at
                where person.changed_at <= excluded.changed_at +
            """ + HELD_UP;

    private static final String LANGUAGE_CHANGED = FRESH + """
            insert into person (chat_id, language, changed_at)
            select ?, ?, ? from fresh where not exists (select from erasure where person = ? and erased_at >= ?)
            on conflict (chat_id) do update
                set language = excluded.language, changed_at = excluded.changed_at
                where person.changed_at <= excluded.changed_at +
            """ + HELD_UP;

    /** What was retired is remembered for longer than the topic is kept, which is 31 days at most. */
    private static final String TOLD = FRESH + """
            insert into portrait (chat_id, facts, changed_at)
            select n.chat_id, jsonb_build_object(n.name, jsonb_strip_nulls(jsonb_build_object('at', n.at, 'fact', n.fact))), n.at
            from fresh, (values (?::bigint, ?::text, ?::jsonb, ?::timestamptz)) n (chat_id, name, fact, at)
            where not exists (select from erasure where person = ? and erased_at >= n.at)
            on conflict (chat_id) do update
                set facts = (
                        select jsonb_object_agg(key, value) from jsonb_each(portrait.facts || excluded.facts)
                        where value -> 'fact' is not null
                           or (value ->> 'at')::timestamptz > excluded.changed_at - interval '35 days'
                    ),
                    changed_at = greatest(portrait.changed_at, excluded.changed_at)
                where coalesce((portrait.facts -> ? ->> 'at')::timestamptz, '-infinity') <= excluded.changed_at +
            """ + HELD_UP;

    private static final String ERASED = """
            insert into erasure (person, erased_at, asked_at, update_id) values (?, ?, ?, ?)
            on conflict (person) do update set
                erased_at = greatest(erasure.erased_at, excluded.erased_at),
                asked_at = greatest(coalesce(erasure.asked_at, erasure.erased_at), excluded.asked_at),
                update_id = greatest(erasure.update_id, excluded.update_id)
            """;

    /** Turns by the number of their update where it is known, and notes that were made of nothing else, whatever a clock said. */
    private static final String TURNS_ERASED = """
            with gone as (
                delete from turn where chat_id = ? and coalesce(update_id <= ?, said_at <= ?) returning seq
            )
            delete from memory
            where chat_id = ? and (changed_at <= ? or greatest(folded_seq, forgotten_seq) <= (select max(seq) from gone))
            """;

    private static final String PERSON = "dialogue.person";
    private static final String FACT = "dialogue.fact";

    private record Confirmed(long chatId, String erasureId, String service, Map<String, Integer> erased) {}

    private final Transactions transactions;
    private final Replies replies;
    private final Holdings holdings;

    StoredPeople(Transactions transactions, Replies replies, Holdings holdings) {
        this.transactions = transactions;
        this.replies = replies;
        this.holdings = holdings;
    }

    @Override
    public void registered(
            UUID event,
            long chat,
            Locale language,
            @Nullable String name,
            @Nullable Integer age,
            @Nullable String gender,
            Instant at) {
        transactions.call(tx -> tx.update(
                REGISTERED,
                PERSON,
                event,
                chat,
                language.getLanguage(),
                name,
                age,
                gender,
                at,
                Erasures.key(chat),
                at));
    }

    @Override
    public void languageChanged(UUID event, long chat, Locale language, Instant at) {
        transactions.call(tx ->
                tx.update(LANGUAGE_CHANGED, PERSON, event, chat, language.getLanguage(), at, Erasures.key(chat), at));
    }

    @Override
    public void told(UUID event, long chat, Fact fact, Instant at) {
        transactions.call(tx ->
                tx.update(TOLD, FACT, event, chat, fact.name(), fact.content(), at, Erasures.key(chat), fact.name()));
    }

    @Override
    public void erased(UUID event, long chat, Erasure erasure) {
        var at = erasure.at();
        transactions.call(tx -> {
            if (!tx.claim("dialogue.erasure", event)) {
                return false;
            }
            var rows = holdings.count(tx, chat);
            tx.update(ERASED, Erasures.key(chat), at, erasure.askedAt(), erasure.update());
            tx.update(TURNS_ERASED, chat, erasure.update(), erasure.askedAt(), chat, at);
            tx.update("delete from quota where chat_id = ?", chat);
            tx.update("delete from search where chat_id = ? and asked_at <= ?", chat, erasure.askedAt());
            tx.update(
                    "delete from model_call where chat_id = ? and asked_at <= case when turn is null then ? else ? end",
                    chat,
                    at,
                    erasure.askedAt());
            // What is known came before it, in the same stream.
            tx.update("delete from person where chat_id = ?", chat);
            tx.update("delete from portrait where chat_id = ?", chat);
            tx.publish(replies.event(
                    EventIds.derived("dialogue.erasure", erasure.id().toString()),
                    "io.soulnear.erasure.confirmed.v1",
                    "profile.erasure",
                    chat,
                    new Confirmed(chat, erasure.id().toString(), "dialogue", rows)));
            return true;
        });
    }
}
