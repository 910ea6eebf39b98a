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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions in memory, with what was published. */
final class RememberedSessions implements Sessions {
    final Map<ChatId, Session> latest = new HashMap<>();
    final List<Event> published = new ArrayList<>();

    @Nullable
    Person person;

    boolean failsNextCommit;

    private final Set<UUID> seen = new HashSet<>();

    @Override
    public List<Step> advance(UUID event, ChatId chat, Rule rule) {
        if (seen.contains(event)) {
            return List.of();
        }
        var outcome = rule.apply(new Found(latest.get(chat), person));
        if (failsNextCommit) {
            failsNextCommit = false;
            throw new IllegalStateException("The commit failed");
        }
        seen.add(event);
        published.addAll(outcome.events());
        outcome.steps().forEach(step -> latest.put(chat, step.session()));
        return outcome.steps();
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
