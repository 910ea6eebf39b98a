package io.soulnear.quiz.session.jdbc;

import io.soulnear.messaging.Transaction;
import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What a batch of steps writes, statement by statement. */
final class Writes {
    private final SessionRows rows;
    private final List<Session.InProgress> begun = new ArrayList<>();
    private final Map<UUID, Session> moved = new HashMap<>();
    private final Map<UUID, Course> changed = new HashMap<>();
    private final List<Step.Answered> answered = new ArrayList<>();

    Writes(SessionRows rows) {
        this.rows = rows;
    }

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
            case Step.Made(var session) -> change(session);
            case Step.Branched(var session, var _) -> change(session);
            case Step.Paused _, Step.Resumed _, Step.Completed _, Step.Expired _ ->
                moved.put(step.session().id().value(), step.session());
        }
    }

    private void change(Session.Unfinished session) {
        var id = session.id().value();
        moved.put(id, session);
        changed.put(id, session.progress().course());
    }

    /** The old session must have ended before the new one begins: a chat has one unfinished session at most. */
    void run(Transaction tx) {
        if (!moved.isEmpty()) {
            move(tx);
        }
        if (!begun.isEmpty()) {
            begin(tx);
        }
    }

    private void move(Transaction tx) {
        var sessions = List.copyOf(moved.values());
        tx.update(
                """
                with moved as (
                    update session set state = now.state, touched_at = now.at,
                        questions = coalesce(now.questions::jsonb, session.questions),
                        findings = coalesce(now.findings::jsonb, session.findings)
                    from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
                        as now (id, state, at, questions, findings)
                    where session_id = now.id
                )
                insert into answer (session_id, position, question_id, level, option, words, answered_at)
                select * from unnest(
                    ?::uuid[], ?::int[], ?::text[], ?::text[], ?::int[], ?::text[], ?::timestamptz[])
                """,
                sessions.stream().map(it -> it.id().value()).toArray(UUID[]::new),
                sessions.stream().map(SessionRows::state).toArray(String[]::new),
                sessions.stream().map(SessionRows::touchedAt).toArray(Instant[]::new),
                column(sessions, course -> rows.questions(course.questions())),
                column(sessions, course -> rows.findings(course.findings())),
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
                answered.stream().map(it -> SessionRows.touchedAt(it.session())).toArray(Instant[]::new));
    }

    /** Null where the course stays as it is. */
    private String[] column(List<Session> sessions, Function<Course, String> value) {
        return sessions.stream()
                .map(session -> changed.get(session.id().value()))
                .map(course -> course == null ? null : value.apply(course))
                .toArray(String[]::new);
    }

    private void begin(Transaction tx) {
        tx.update(
                """
                insert into session (session_id, chat_id, category, state, variant, questions, touched_at)
                select id, chat_id, category, 'in-progress', variant, questions::jsonb, at
                from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                     as begun (id, chat_id, category, variant, questions, at)
                """,
                begun.stream().map(it -> it.id().value()).toArray(UUID[]::new),
                begun.stream().map(it -> it.chat().value()).toArray(Long[]::new),
                begun.stream().map(it -> it.category().slug()).toArray(String[]::new),
                begun.stream().map(it -> it.variant().slug()).toArray(String[]::new),
                begun.stream().map(it -> rows.questions(it.questions())).toArray(String[]::new),
                begun.stream().map(Session.InProgress::touchedAt).toArray(Instant[]::new));
    }
}
