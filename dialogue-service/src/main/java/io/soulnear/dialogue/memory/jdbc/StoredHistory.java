package io.soulnear.dialogue.memory.jdbc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.memory.application.History;
import io.soulnear.dialogue.memory.application.Snippet;
import io.soulnear.dialogue.person.application.Erasures;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The history in Postgres' full-text search. The chat is a word of its own in the index (see the migration), so one look finds both. Turns
 * are put into the index when their person searches: most never do, and no reply has to wait for it.
 */
@Singleton
final class StoredHistory implements History {
    private static final String INDEX = """
            insert into turn_index (turn_id, chat_id, said_at, words)
            select id, chat_id, said_at, turn_words(chat_id, person_text, reply_text) from turn t
            where chat_id = ? and reply_text is not null and not exists (select from turn_index i where i.turn_id = t.id)
            for key share of t
            on conflict do nothing
            """;

    private static final String FIND = """
            with question as materialized (
                select sought(?) as words, sought(?) && ?::tsquery as words_of_chat, ?::bigint as chat_id
            ), hits as (
                select i.turn_id, i.said_at, ts_rank(i.words, q.words, 1) as rank, count(*) over () as total
                from question q join turn_index i on i.words @@ q.words_of_chat and i.chat_id = q.chat_id
                where numnode(q.words) > 0
                order by rank desc, i.said_at desc limit ? offset ?
            )
            select h.total, t.mode, local_day(t.said_at, zone_of(f.facts, p.language)) as day,
                   ts_headline('russian'::regconfig, translate(t.person_text, m.marks, ''), q.words, m.options) as person,
                   ts_headline('russian'::regconfig, translate(t.reply_text, m.marks, ''), q.words, m.options) as companion
            from hits h
            join turn t on t.id = h.turn_id
            cross join question q
            cross join (values (?::text, ?::text)) m (marks, options)
            left join person p on p.chat_id = q.chat_id
            left join portrait f on f.chat_id = q.chat_id
            order by h.rank desc, h.said_at desc
            """;

    private static final String MARKS = Snippet.BEGIN + Snippet.END;
    private static final String OPTIONS =
            "MaxFragments=1, MaxWords=22, MinWords=8, ShortWord=0, FragmentDelimiter=…, StartSel="
                    + Snippet.BEGIN
                    + ", StopSel="
                    + Snippet.END;

    private static final String KEEP = """
            with kept as (
                insert into search (chat_id, id, words, asked_at)
                select ?, ?, ?, ? where not exists (select from erasure where person = ? and coalesce(asked_at, erased_at) >= ?)
                on conflict do nothing
            )
            delete from search where (chat_id, id) in (
                select chat_id, id from search where chat_id = ? and id <> ? order by asked_at desc offset 9
            )
            """;

    private record Row(int total, Hit hit) {}

    private final Transactions transactions;
    private final Timer found;

    StoredHistory(Transactions transactions, MeterRegistry meters) {
        this.transactions = transactions;
        this.found = Timer.builder("soulnear.history.found")
                .publishPercentiles(0.5, 0.95)
                .register(meters);
    }

    @Override
    public Optional<Found> find(long chat, String words, int page, int pageSize) {
        return Objects.requireNonNull(found.record(() -> look(chat, words, page, pageSize)));
    }

    private Optional<Found> look(long chat, String words, int page, int pageSize) {
        return transactions.callSingle(tx -> {
            tx.update(INDEX, chat);
            var rows = tx.query(
                    FIND,
                    StoredHistory::row,
                    words,
                    words,
                    "'chat " + chat + "'",
                    chat,
                    pageSize,
                    (long) page * pageSize,
                    MARKS,
                    OPTIONS);
            if (!rows.isEmpty()) {
                return Optional.of(new Found(
                        rows.getFirst().total(), rows.stream().map(Row::hit).toList()));
            }
            var isUnderstood = tx.query("select numnode(sought(?)) > 0", row -> row.getBoolean(1), words)
                    .getFirst();
            return isUnderstood ? Optional.of(new Found(0, List.of())) : Optional.<Found>empty();
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("total"),
                new Hit(
                        row.getObject("day", LocalDate.class),
                        Mode.of(row.getString("mode")).orElseThrow(),
                        new Snippet(row.getString("person")),
                        new Snippet(row.getString("companion"))));
    }

    @Override
    public String keep(UUID cause, long chat, String words, Instant at) {
        var name = EventIds.derived("dialogue.search", cause.toString())
                .toString()
                .replace("-", "")
                .substring(0, 12);
        transactions.callSingle(tx -> tx.update(KEEP, chat, name, words, at, Erasures.key(chat), at, chat, name));
        return name;
    }

    @Override
    public Optional<String> kept(long chat, String name) {
        return transactions
                .callSingle(tx -> tx.query(
                        "select words from search where chat_id = ? and id = ?", row -> row.getString(1), chat, name))
                .stream()
                .findFirst();
    }
}
