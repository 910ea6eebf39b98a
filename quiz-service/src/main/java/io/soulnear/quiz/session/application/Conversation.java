package io.soulnear.quiz.session.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.soulnear.messaging.Event;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Input;
import io.soulnear.quiz.session.domain.Quizmaster;
import io.soulnear.quiz.session.domain.Quizmaster.Draft;
import io.soulnear.quiz.session.domain.SessionId;
import io.soulnear.quiz.session.domain.Step;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Takes what a person sends to a quiz. The new state, its events and the reply commit together or not at all. */
@Singleton
public final class Conversation {
    private final Sessions sessions;
    private final Catalogue catalogue;
    private final Quizmaster quizmaster;
    private final Wording wording;
    private final SessionEvents events;
    private final MeterRegistry meters;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Conversation(
            Sessions sessions,
            Catalogue catalogue,
            Wording wording,
            SessionEvents events,
            MeterRegistry meters,
            Supplier<UUID> ids,
            Clock clock) {
        this.sessions = sessions;
        this.catalogue = catalogue;
        this.quizmaster = new Quizmaster(catalogue.scaleWords());
        this.wording = wording;
        this.events = events;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
    }

    /** A button, by its action without the service's prefix. */
    public void pressed(UUID update, ChatId chat, Language guess, String action) {
        take(update, chat, guess, Buttons.read(action));
    }

    /**
     * A text or the command.
     *
     * @param guess the language to speak where the person's own is not known
     */
    public void written(UUID update, ChatId chat, Language guess, String text) {
        take(update, chat, guess, isCommand(text) ? new Input.Open() : new Input.Typed(text));
    }

    /** The person turned to something else. */
    public void left(UUID update, ChatId chat, Language guess) {
        take(update, chat, guess, new Input.Leave());
    }

    /** Cancels the sessions that have lain untouched for too long. */
    public void cancelUntouched() {
        var now = clock.instant();
        var since = now.minus(Quizmaster.PATIENCE);
        while (sessions.cancelUntouchedSince(since, now, cancelled -> events.expired(cancelled, now)) > 0) {
            meters.counter("quiz.sweeps").increment();
        }
    }

    private void take(UUID update, ChatId chat, Language guess, Input input) {
        var steps = sessions.advance(update, chat, found -> {
            var language = found.person() == null ? guess : found.person().language();
            var now = clock.instant();
            var decision = quizmaster.decide(
                    found.latest(),
                    input,
                    category -> {
                        var id = ids.get();
                        var questions = catalogue.draw(category, language, id.getLeastSignificantBits());
                        return new Draft(new SessionId(id), chat, category, questions);
                    },
                    now);
            var published = new ArrayList<Event>();
            decision.steps().stream()
                    .flatMap(step -> Stream.ofNullable(events.of(step, language, now)))
                    .forEach(published::add);
            var message = wording.of(decision.say(), language, found.person());
            if (message != null) {
                published.add(events.reply(chat, update, message, now));
            }
            return new Sessions.Outcome(decision.steps(), published);
        });
        steps.forEach(this::count);
    }

    private void count(Step step) {
        var what =
                switch (step) {
                    case Step.Started _ -> "started";
                    case Step.Answered _ -> "answered";
                    case Step.Paused _ -> "paused";
                    case Step.Resumed _ -> "resumed";
                    case Step.Completed _ -> "completed";
                    case Step.Expired _ -> "cancelled";
                };
        meters.counter("quiz." + what, "category", step.session().category().slug())
                .increment();
    }

    private static boolean isCommand(String text) {
        var first = text.strip().split("[\\s@]", 2)[0];
        return first.equals("/quiz");
    }
}
