package io.soulnear.quiz.session.application;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Input;
import io.soulnear.quiz.session.domain.Quizmaster;
import io.soulnear.quiz.session.domain.Say;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.Step;
import io.soulnear.quiz.session.domain.Voice;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes what a person sends to a quiz. The new state, its events and the reply commit together or not at all. */
@Singleton
public final class Conversation {
    /** How long a result can be made up for. That it was told is remembered for a few days more, and no longer. */
    private static final Duration UNTOLD = Duration.ofDays(30);

    private final Sessions sessions;
    private final Quizmaster quizmaster;
    private final Drafting drafting;
    private final Wording wording;
    private final Results results;
    private final Archive archive;
    private final SessionEvents events;
    private final Forethought forethought;
    private final Counts counts;
    private final Clock clock;

    Conversation(
            Sessions sessions,
            Catalogue catalogue,
            Drafting drafting,
            Wording wording,
            Results results,
            Archive archive,
            SessionEvents events,
            Forethought forethought,
            Counts counts,
            Clock clock) {
        this.sessions = sessions;
        this.quizmaster = new Quizmaster(catalogue.scaleWords());
        this.drafting = drafting;
        this.wording = wording;
        this.results = results;
        this.archive = archive;
        this.events = events;
        this.forethought = forethought;
        this.counts = counts;
        this.clock = clock;
    }

    /** A button, by its action without the service's prefix. */
    public void pressed(UUID update, ChatId chat, Language guess, String action) {
        if (Buttons.isLookingBack(action)) {
            lookBack(update, chat, guess, Buttons.lookedAt(action));
        } else {
            take(update, chat, guess, Buttons.read(action));
        }
    }

    /**
     * A text or the command.
     *
     * @param guess the language to speak where the person's own is not known
     */
    public void written(UUID update, ChatId chat, Language guess, String text) {
        take(update, chat, guess, isCommand(text) ? new Input.Open() : new Input.Typed(text));
    }

    /** An answer said aloud: somebody who hears is asked for its words. */
    public void spoken(UUID update, ChatId chat, Language guess, Voice voice) {
        take(update, chat, guess, new Input.Spoken(voice));
    }

    /**
     * What was heard.
     *
     * @param tag of the session that waited for it
     * @param position of the question that did
     * @param words null when they could not be made out
     */
    public void heard(UUID cause, ChatId chat, Language guess, String tag, int position, @Nullable String words) {
        take(cause, chat, guess, new Input.Heard(tag, position, words));
    }

    /** The person turned to something else. */
    public void left(UUID update, ChatId chat, Language guess) {
        take(update, chat, guess, new Input.Leave());
    }

    /** Cancels the sessions that have lain untouched for too long. */
    public void cancelUntouched() {
        var now = clock.instant();
        var since = now.minus(Quizmaster.PATIENCE);
        int cancelled;
        do {
            cancelled = sessions.cancelUntouchedSince(since, now, session -> {
                counts.count(new Step.Expired(session));
                return events.expired(session, now);
            });
        } while (cancelled > 0);
    }

    private void take(UUID update, ChatId chat, Language guess, Input input) {
        if (input instanceof Input.Tap || input instanceof Input.Typed || input instanceof Input.Heard) {
            forethought.settle(chat);
        }
        var spoken = new AtomicReference<>(guess);
        var outcome = sessions.advance(update, chat, found -> {
            var language = language(found, guess);
            spoken.set(language);
            return decide(update, chat, language, input, found);
        });
        if (outcome != null) {
            outcome.steps().forEach(counts::count);
        }
        goOn(update, chat, Objects.requireNonNullElse(spoken.get(), guess), outcome);
    }

    private Sessions.Outcome decide(UUID update, ChatId chat, Language language, Input input, Sessions.Found found) {
        var now = clock.instant();
        var decision = quizmaster.decide(found.latest(), input, drafting.source(update, chat, language), now);
        var published = new ArrayList<Event>();
        decision.steps().stream()
                .flatMap(step -> Stream.ofNullable(events.of(step, language, now)))
                .forEach(published::add);
        if (decision.say() instanceof Say.Listen(var at, var voice)) {
            published.add(events.spoken(update, at, language, voice, now));
        }
        var message = wording.of(decision.say(), language, found);
        if (message != null) {
            published.add(events.reply(chat, update, List.of(message), now));
        }
        return new Sessions.Outcome(decision.steps(), published);
    }

    /**
     * What follows once the answer is safe. A result is drawn and told in a step of its own, and so is made up for when the
     * process ended in between and the update comes again.
     *
     * @param outcome null when the update was seen before
     */
    private void goOn(UUID update, ChatId chat, Language guess, Sessions.@Nullable Outcome outcome) {
        if (outcome == null) {
            makeUp(update, chat, guess);
            return;
        }
        if (outcome.steps().isEmpty()) {
            return;
        }
        switch (outcome.steps().getLast().session()) {
            case Session.InProgress at -> forethought.consider(at, guess);
            case Session.Completed completed -> {
                var found = sessions.look(chat);
                tell(update, completed, language(found, guess), found);
            }
            case Session.Paused _, Session.Cancelled _ -> {}
        }
    }

    private void makeUp(UUID update, ChatId chat, Language guess) {
        var found = sessions.look(chat);
        if (found.latest() instanceof Session.Completed completed
                && completed.at().isAfter(clock.instant().minus(UNTOLD))
                && !sessions.isDone(told(completed))) {
            tell(update, completed, language(found, guess), found);
        }
    }

    private void tell(UUID update, Session.Completed session, Language language, Sessions.Found found) {
        var messages = results.fresh(session, language, found.person());
        var id = told(session);
        var _ = sessions.advance(
                id,
                session.chat(),
                _ -> new Sessions.Outcome(
                        List.of(), List.of(events.reply(id, session.chat(), update, messages, clock.instant()))));
    }

    private void lookBack(UUID update, ChatId chat, Language guess, String tag) {
        var language = language(sessions.look(chat), guess);
        var messages = tag.isEmpty() ? archive.list(chat, language) : archive.one(chat, language, tag);
        var _ = sessions.advance(
                update,
                chat,
                _ -> new Sessions.Outcome(List.of(), List.of(events.reply(chat, update, messages, clock.instant()))));
    }

    /** Under which the result of a session is told, once. */
    private static UUID told(Session.Completed session) {
        return EventIds.derived("quiz", "result", session.id().value().toString());
    }

    private static Language language(Sessions.Found found, Language guess) {
        return found.person() == null ? guess : found.person().language();
    }

    private static boolean isCommand(String text) {
        var first = text.strip().split("[\\s@]", 2)[0];
        return first.equals("/quiz");
    }
}
