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
import io.soulnear.quiz.session.domain.Step;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Sessions in Postgres: whoever waits shares the next transaction, which takes as many statements as one alone. */
@Singleton
final class JdbcSessions implements Sessions {
    private static final String CONSUMER = "quiz";
    private static final int SWEEP = 200;

    private final Transactions transactions;
    private final SessionRows rows;
    private final GroupCommit<Move, List<Step>> moves;

    JdbcSessions(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.rows = new SessionRows(json);
        this.moves = transactions.group("quiz", this::run);
    }

    /** @param context the trace that the update belongs to; the batch may run on another update's thread */
    private record Move(UUID event, ChatId chat, Rule rule, Context context) {}

    @Override
    public List<Step> advance(UUID event, ChatId chat, Rule rule) {
        return moves.submit(new Move(event, chat, rule, Context.current()));
    }

    private List<List<Step>> run(Transaction tx, List<Move> batch) {
        var fresh = tx.claim(CONSUMER, batch.stream().map(Move::event).toList());
        var first = batch.stream().filter(move -> fresh.contains(move.event)).toList();
        var found = find(tx, first.stream().map(Move::chat).toList());
        var results = new HashMap<UUID, List<Step>>();
        var writes = new Writes();
        for (var move : first) {
            try (var _ = move.context.makeCurrent()) {
                var outcome = move.rule.apply(Objects.requireNonNull(found.get(move.chat)));
                outcome.events().forEach(tx::publish);
                outcome.steps().forEach(writes::add);
                results.put(move.event, outcome.steps());
            }
        }
        writes.run(tx, rows);
        return batch.stream()
                .map(move -> results.getOrDefault(move.event, List.of()))
                .toList();
    }

    /** Locks the sessions, in the order of their chats, so that two instances neither interleave nor wait in a circle. */
    private Map<ChatId, Found> find(Transaction tx, List<ChatId> chats) {
        if (chats.isEmpty()) {
            return Map.of();
        }
        record Row(ChatId chat, Found found) {}
        var found = new HashMap<ChatId, Found>();
        tx.query(
                        """
                        select chat.chat_id, person.language, person.name,
                               latest.session_id, latest.category, latest.state, latest.questions, latest.touched_at,
                               coalesce(given.answers, '[]') as answers
                        from unnest(?::bigint[]) as chat (chat_id)
                        left join person using (chat_id)
                        left join lateral (
                            select * from session where session.chat_id = chat.chat_id
                            order by number desc limit 1
                            for update
                        ) latest on true
                        left join lateral (
                            select jsonb_agg(jsonb_build_object(
                                       'position', position, 'question', question_id,
                                       'level', level, 'option', option, 'words', words) order by position) as answers
                            from answer where answer.session_id = latest.session_id
                        ) given on true
                        """,
                        row -> new Row(new ChatId(row.getLong("chat_id")), rows.found(row)),
                        chats.stream()
                                .mapToLong(ChatId::value)
                                .sorted()
                                .distinct()
                                .toArray())
                .forEach(row -> found.put(row.chat, row.found));
        return found;
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

    /** What a batch of steps writes, statement by statement. */
    private static final class Writes {
        private final List<Session.InProgress> begun = new ArrayList<>();
        private final Map<UUID, Session> moved = new HashMap<>();
        private final List<Step.Answered> answered = new ArrayList<>();

        void add(Step step) {
            switch (step) {
                case Step.Started(var session, var replaced) -> {
                    begun.add(session);
                    if (replaced != null) {
                        moved.put(replaced.id().value(), replaced);
                    }
                }
                case Step.Answered answer -> {
                    answered.add(answer);
                    moved.put(answer.session().id().value(), answer.session());
                }
                case Step.Paused _, Step.Resumed _, Step.Completed _, Step.Expired _ ->
                    moved.put(step.session().id().value(), step.session());
            }
        }

        /** The old session must have ended before the new one begins: a chat has one unfinished session at most. */
        void run(Transaction tx, SessionRows rows) {
            if (!moved.isEmpty()) {
                move(tx);
            }
            if (!begun.isEmpty()) {
                begin(tx, rows);
            }
        }

        private void move(Transaction tx) {
            var sessions = List.copyOf(moved.values());
            tx.update(
                    """
                    with moved as (
                        update session set state = now.state, touched_at = now.at
                        from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as now (id, state, at)
                        where session_id = now.id
                    )
                    insert into answer (session_id, position, question_id, level, option, words, answered_at)
                    select * from unnest(
                        ?::uuid[], ?::int[], ?::text[], ?::text[], ?::int[], ?::text[], ?::timestamptz[])
                    """,
                    sessions.stream().map(it -> it.id().value()).toArray(UUID[]::new),
                    sessions.stream().map(SessionRows::state).toArray(String[]::new),
                    sessions.stream().map(SessionRows::touchedAt).toArray(Instant[]::new),
                    answered.stream().map(it -> it.session().id().value()).toArray(UUID[]::new),
                    answered.stream().map(it -> it.answer().position()).toArray(Integer[]::new),
                    answered.stream().map(it -> it.answer().questionId()).toArray(String[]::new),
                    answered.stream()
                            .map(it -> it.answer().given())
                            .map(SessionRows::level)
                            .toArray(String[]::new),
                    answered.stream()
                            .map(it -> it.answer().given())
                            .map(SessionRows::option)
                            .toArray(Integer[]::new),
                    answered.stream()
                            .map(it -> it.answer().given())
                            .map(SessionRows::words)
                            .toArray(String[]::new),
                    answered.stream()
                            .map(it -> SessionRows.touchedAt(it.session()))
                            .toArray(Instant[]::new));
        }

        private void begin(Transaction tx, SessionRows rows) {
            tx.update(
                    """
                    insert into session (session_id, chat_id, category, state, questions, touched_at)
                    select id, chat_id, category, 'in-progress', questions::jsonb, at
                    from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
                         as begun (id, chat_id, category, questions, at)
                    """,
                    begun.stream().map(it -> it.id().value()).toArray(UUID[]::new),
                    begun.stream().map(it -> it.chat().value()).toArray(Long[]::new),
                    begun.stream().map(it -> it.category().slug()).toArray(String[]::new),
                    begun.stream().map(it -> rows.questions(it.questions())).toArray(String[]::new),
                    begun.stream().map(Session.InProgress::touchedAt).toArray(Instant[]::new));
        }
    }
}
