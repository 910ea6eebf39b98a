package io.soulnear.quiz.session.jdbc;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.context.Context;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.GroupCommit;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import io.soulnear.quiz.session.application.Sessions;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Quizmaster;
import io.soulnear.quiz.session.domain.Session;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions in Postgres: whoever waits shares the next transaction, which takes as many statements as one alone. */
@Singleton
final class JdbcSessions implements Sessions {
    private static final String CONSUMER = "quiz";
    private static final int SWEEP = 200;

    /** What is known of a chat, in columns of a query that has one as {@code chat.chat_id}. */
    private static final String KNOWN = """
            person.language, person.name, (
                select count(*) from session where session.chat_id = chat.chat_id and state = 'completed'
            ) as completed,
            latest.session_id, latest.category, latest.state, latest.variant, latest.questions, latest.findings,
            latest.touched_at, coalesce(given.answers, '[]') as answers
            """;

    private static final String ANSWERS = """
            left join lateral (
                select jsonb_agg(jsonb_build_object(
                           'position', position, 'question', question_id,
                           'level', level, 'option', option, 'words', words) order by position) as answers
                from answer where answer.session_id = latest.session_id
            ) given on true
            """;

    /** Claims and finds in one round trip; of what was claimed before, nothing is looked up. */
    private static final String CLAIM = """
            with fresh as (
                insert into inbox (consumer, event_id) select ?, unnest(?::uuid[])
                on conflict do nothing returning event_id
            )
            select chat.chat_id, chat.event_id,
            """ + KNOWN + """
            from unnest(?::uuid[], ?::bigint[]) as chat (event_id, chat_id)
            join fresh using (event_id)
            left join person using (chat_id)
            left join lateral (
                select * from session where session.chat_id = chat.chat_id
                order by number desc limit 1
                for update
            ) latest on true
            """ + ANSWERS;

    private static final String LOOK = "select chat.chat_id, " + KNOWN + """
            from (values (?::bigint)) as chat (chat_id)
            left join person using (chat_id)
            left join lateral (
                select * from session where session.chat_id = chat.chat_id
                order by number desc limit 1
            ) latest on true
            """ + ANSWERS;

    private final Transactions transactions;
    private final SessionRows rows;
    private final GroupCommit<Move, Moved> moves;

    JdbcSessions(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.rows = new SessionRows(json);
        this.moves = transactions.group("quiz", this::run);
    }

    /** @param context the trace that the update belongs to; the batch may run on another update's thread */
    private record Move(UUID event, ChatId chat, Rule rule, Context context) {}

    /** @param outcome null when the event was seen before */
    private record Moved(@Nullable Outcome outcome) {}

    @Override
    public @Nullable Outcome advance(UUID event, ChatId chat, Rule rule) {
        return moves.submit(new Move(event, chat, rule, Context.current())).outcome;
    }

    /** Two moves of one chat, an update and a thought, may share a batch: the second goes on from where the first ended. */
    private List<Moved> run(Transaction tx, List<Move> batch) {
        var fresh = new HashSet<UUID>();
        var found = claim(tx, batch, fresh);
        var results = new HashMap<UUID, Moved>();
        var writes = new Writes(rows);
        for (var move : batch) {
            if (fresh.remove(move.event)) {
                try (var _ = move.context.makeCurrent()) {
                    var known = Objects.requireNonNull(found.get(move.chat));
                    var outcome = move.rule.apply(known);
                    outcome.events().forEach(tx::publish);
                    outcome.steps().forEach(writes::add);
                    if (!outcome.steps().isEmpty()) {
                        var latest = outcome.steps().getLast().session();
                        found.put(move.chat, new Found(latest, known.person(), known.completed()));
                    }
                    results.put(move.event, new Moved(outcome));
                }
            }
        }
        writes.run(tx);
        return batch.stream()
                .map(move -> results.getOrDefault(move.event, new Moved(null)))
                .toList();
    }

    /** Locks the sessions, in the order of their chats, so that two instances neither interleave nor wait in a circle. */
    private Map<ChatId, Found> claim(Transaction tx, List<Move> batch, Set<UUID> fresh) {
        record Row(UUID event, ChatId chat, Found found) {}
        var moves = batch.stream()
                .sorted(Comparator.comparingLong(move -> move.chat.value()))
                .toList();
        var found = new HashMap<ChatId, Found>();
        tx.query(
                        CLAIM,
                        row -> new Row(
                                row.getObject("event_id", UUID.class),
                                new ChatId(row.getLong("chat_id")),
                                rows.found(row)),
                        CONSUMER,
                        batch.stream().map(Move::event).distinct().sorted().toArray(UUID[]::new),
                        moves.stream().map(Move::event).toArray(UUID[]::new),
                        moves.stream().map(move -> move.chat.value()).toArray(Long[]::new))
                .forEach(row -> {
                    fresh.add(row.event);
                    found.put(row.chat, row.found);
                });
        return found;
    }

    @Override
    public Found look(ChatId chat) {
        return transactions.callSingle(
                tx -> tx.query(LOOK, rows::found, chat.value()).getFirst());
    }

    @Override
    public List<Session.Completed> completed(ChatId chat, int limit) {
        return transactions.callSingle(tx -> tx
                .query(
                        "select latest.*, coalesce(given.answers, '[]') as answers from (select * from session "
                                + "where chat_id = ? and state = 'completed' order by number desc limit ?) latest "
                                + ANSWERS
                                + " order by number desc",
                        rows::session,
                        chat.value(),
                        limit)
                .stream()
                .map(Session.Completed.class::cast)
                .toList());
    }

    @Override
    public boolean isDone(UUID event) {
        return transactions.callSingle(
                tx -> !tx.query("select 1 from inbox where consumer = ? and event_id = ?", _ -> true, CONSUMER, event)
                        .isEmpty());
    }

    @Override
    public int cancelUntouchedSince(Instant moment, Instant now, Function<Session.Cancelled, Event> announce) {
        return transactions.call(tx -> {
            var cancelled = tx.query("""
                            select session.*, coalesce((
                                select jsonb_agg(jsonb_build_object(
                                           'position', position, 'question', question_id,
                                           'level', level, 'option', option, 'words', words) order by position)
                                from answer where answer.session_id = session.session_id), '[]') as answers
                            from session
                            where state in ('in-progress', 'paused') and touched_at <= ?
                            order by number limit ? for update skip locked
                            """, rows::session, moment, SWEEP).stream()
                    .map(session -> Quizmaster.cancel((Session.Unfinished) session, now))
                    .toList();
            if (!cancelled.isEmpty()) {
                tx.update(
                        "update session set state = 'cancelled', touched_at = ? where session_id = any(?::uuid[])",
                        now,
                        cancelled.stream().map(it -> it.id().value()).toArray(UUID[]::new));
                cancelled.forEach(session -> tx.publish(announce.apply(session)));
            }
            return cancelled.size();
        });
    }

    @Override
    public void forget(Transaction tx, ChatId chat) {
        tx.update("delete from session where chat_id = ?", chat.value());
    }
}
