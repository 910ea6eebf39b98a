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
     * @param event what moves it: an update, or something derived
     * @return what was stored; null when the event was seen before
     */
    @Nullable
    Outcome advance(UUID event, ChatId chat, Rule rule);

    /** What is known of the chat at this moment. */
    Found look(ChatId chat);

    /** The chat's completed sessions, the newest first. */
    List<Session.Completed> completed(ChatId chat, int limit);

    /** Whether a session was moved for this event before. */
    boolean isDone(UUID event);

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
     * @param completed how many sessions were brought to their end
     */
    record Found(@Nullable Session latest, @Nullable Person person, int completed) {}

    /** What is to be stored and said. */
    record Outcome(List<Step> steps, List<Event> events) {}
}
