package io.soulnear.quiz.session.application;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transaction;
import io.soulnear.quiz.person.Person;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.Step;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The sessions of all chats. For the caller one chat at a time; for the database many in one transaction. */
public interface Sessions {
    /**
     * Moves a chat's quiz: what the rule decides is stored together with the events that it gives, or not at all. The
     * rule is not asked when it was asked for this event before, and may be asked again after a failure.
     *
     * @param event the update that moves it
     * @return what happened; empty when the event was seen before
     */
    List<Step> advance(UUID event, ChatId chat, Rule rule);

    /**
     * Cancels unfinished sessions that nobody touched since that moment, some hundred at a time.
     *
     * @param announce gives the event that tells of it
     * @return how many were cancelled; 0 when none is left
     */
    int cancelUntouchedSince(Instant moment, Instant now, Function<Session.Cancelled, Event> announce);

    /** Deletes everything of the chat. */
    void forget(Transaction tx, ChatId chat);

    /** Decides what happens to a chat's quiz. */
    interface Rule extends Function<Found, Outcome> {}

    /**
     * What is known of the chat.
     *
     * @param latest its latest session
     * @param person who it is, when registered
     */
    record Found(@Nullable Session latest, @Nullable Person person) {}

    /** What is to be stored and said. */
    record Outcome(List<Step> steps, List<Event> events) {}
}
