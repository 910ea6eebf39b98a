package io.soulnear.quiz.session.application;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transaction;
import io.soulnear.quiz.person.Person;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Quizmaster;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions in memory, with what was published. */
final class RememberedSessions implements Sessions {
    final Map<ChatId, Session> latest = new ConcurrentHashMap<>();
    final List<Event> published = new CopyOnWriteArrayList<>();

    @Nullable
    Person person;

    boolean failsNextCommit;

    private final List<Session.Completed> completed = new ArrayList<>();

    private final Set<UUID> seen = new HashSet<>();

    @Override
    public synchronized @Nullable Outcome advance(UUID event, ChatId chat, Rule rule) {
        if (seen.contains(event)) {
            return null;
        }
        var outcome = rule.apply(look(chat));
        if (failsNextCommit) {
            failsNextCommit = false;
            throw new IllegalStateException("The commit failed");
        }
        seen.add(event);
        published.addAll(outcome.events());
        outcome.steps().forEach(step -> {
            latest.put(chat, step.session());
            if (step instanceof Step.Completed(var session)) {
                completed.addFirst(session);
            }
        });
        return outcome;
    }

    @Override
    public synchronized Found look(ChatId chat) {
        return new Found(latest.get(chat), person, completed.size());
    }

    @Override
    public List<Session.Completed> completed(ChatId chat, int limit) {
        return completed.stream().limit(limit).toList();
    }

    @Override
    public boolean isDone(UUID event) {
        return seen.contains(event);
    }

    /** As after more days than claims are kept. */
    synchronized void forgetSeen() {
        seen.clear();
    }

    @Override
    public int cancelUntouchedSince(Instant moment, Instant now, Function<Session.Cancelled, Event> announce) {
        var untouched = latest.values().stream()
                .filter(session -> session instanceof Session.Unfinished unfinished
                        && !unfinished.progress().touchedAt().isAfter(moment))
                .map(session -> Quizmaster.cancel((Session.Unfinished) session, now))
                .toList();
        untouched.forEach(session -> {
            latest.put(session.chat(), session);
            published.add(announce.apply(session));
        });
        return untouched.size();
    }

    @Override
    public void forget(Transaction tx, ChatId chat) {
        latest.remove(chat);
    }
}
