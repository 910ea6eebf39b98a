package io.soulnear.quiz.session.domain;

import io.soulnear.quiz.session.domain.Say.Lead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads people through their quizzes: the same session, input and time give the same decision. */
public final class Quizmaster {
    /** How long an unfinished quiz waits for its person. */
    public static final Duration PATIENCE = Duration.ofDays(7);

    private final ScaleWords words;

    public Quizmaster(ScaleWords words) {
        this.words = words;
    }

    /** A session to begin with, not yet begun. */
    public record Draft(SessionId id, ChatId chat, Category category, List<Question> questions) {}

    /**
     * Decides what follows.
     *
     * @param latest the chat's latest session, or null when it never had one
     * @param draft gives a new session of a category; asked only when one begins
     */
    public Decision decide(@Nullable Session latest, Input input, Function<Category, Draft> draft, Instant now) {
        if (latest instanceof Session.Unfinished unfinished && isExpired(unfinished, now)) {
            return expire(unfinished, input, draft, now);
        }
        return switch (input) {
            case Input.Open _ -> open(latest, now);
            case Input.Browse _ -> told(new Say.Categories(Say.Opening.PLAIN));
            case Input.Start(var category) -> start(latest, category, draft, now);
            case Input.Continue(var tag) -> resume(latest, tag, now);
            case Input.Again(var tag, var category) -> again(latest, tag, category, draft, now);
            case Input.Tap tap -> tap(latest, tap, now);
            case Input.Typed(var text) -> typed(latest, text, now);
            case Input.Leave _ -> leave(latest, now);
            case Input.Unknown _ -> outOfDate(latest);
        };
    }

    /** Whether nobody has moved the session for {@link #PATIENCE}. */
    public static boolean isExpired(Session.Unfinished session, Instant now) {
        return !session.progress().touchedAt().plus(PATIENCE).isAfter(now);
    }

    /** The session as it is when it is given up. */
    public static Session.Cancelled cancel(Session.Unfinished session, Instant now) {
        var progress = session.progress();
        return new Session.Cancelled(
                session.id(),
                session.chat(),
                session.category(),
                progress.answers().size(),
                progress.total(),
                now);
    }

    private static Decision expire(
            Session.Unfinished session, Input input, Function<Category, Draft> draft, Instant now) {
        if (input instanceof Input.Start(var category)) {
            return begin(draft.apply(category), session, now);
        }
        var say = input instanceof Input.Leave ? new Say.Nothing() : new Say.Categories(Say.Opening.EXPIRED);
        return new Decision(List.of(new Step.Expired(cancel(session, now))), say);
    }

    private static Decision open(@Nullable Session latest, Instant now) {
        return switch (latest) {
            case Session.InProgress at -> pauseAndOffer(at, at.category(), now);
            case Session.Paused at -> told(new Say.Offer(at, at.category(), Say.Opening.PLAIN));
            case Session.Completed _, Session.Cancelled _ -> told(new Say.Categories(Say.Opening.PLAIN));
            case null -> told(new Say.Categories(Say.Opening.PLAIN));
        };
    }

    /** Answers are never given up by a mere tap on a category: where there are some, the person is asked. */
    private static Decision start(
            @Nullable Session latest, Category category, Function<Category, Draft> draft, Instant now) {
        return switch (latest) {
            case Session.Unfinished at
            when at.progress().answers().isEmpty() ->
                at.category() == category ? resume(at, at.id().tag(), now) : begin(draft.apply(category), at, now);
            case Session.InProgress at -> pauseAndOffer(at, category, now);
            case Session.Paused at -> told(new Say.Offer(at, category, Say.Opening.PLAIN));
            case Session.Completed _, Session.Cancelled _ -> begin(draft.apply(category), null, now);
            case null -> begin(draft.apply(category), null, now);
        };
    }

    private static Decision resume(@Nullable Session latest, String tag, Instant now) {
        if (!(latest instanceof Session.Unfinished at) || !at.id().tag().equals(tag)) {
            return outOfDate(latest);
        }
        return switch (at) {
            case Session.InProgress running -> told(new Say.Ask(running, Lead.WELCOME_BACK));
            case Session.Paused(var progress) -> {
                var running = progress.touched(now);
                yield new Decision(List.of(new Step.Resumed(running)), new Say.Ask(running, Lead.WELCOME_BACK));
            }
        };
    }

    private static Decision again(
            @Nullable Session latest, String tag, Category category, Function<Category, Draft> draft, Instant now) {
        return latest instanceof Session.Unfinished at && at.id().tag().equals(tag)
                ? begin(draft.apply(category), at, now)
                : outOfDate(latest);
    }

    private static Decision begin(Draft draft, Session.@Nullable Unfinished instead, Instant now) {
        var session =
                new Session.InProgress(draft.id(), draft.chat(), draft.category(), draft.questions(), List.of(), now);
        var replaced = instead == null ? null : cancel(instead, now);
        return new Decision(List.of(new Step.Started(session, replaced)), new Say.Ask(session, Lead.FIRST));
    }

    /** A button under the question that waits is as good after a pause as before it: whoever presses it is back. */
    private static Decision tap(@Nullable Session latest, Input.Tap tap, Instant now) {
        if (latest == null || !latest.id().tag().equals(tap.tag())) {
            return outOfDate(latest);
        }
        return switch (latest) {
            case Session.Unfinished at -> {
                var progress = at.progress();
                var given = tap.position() == progress.position() ? pressed(progress.question(), tap.option()) : null;
                if (given != null) {
                    yield record(at, given, now);
                }
                yield at instanceof Session.InProgress && tap.position() == progress.position() - 1
                        ? told(new Say.AlreadyAnswered())
                        : outOfDate(at);
            }
            case Session.Completed _ -> told(new Say.AlreadyCompleted());
            case Session.Cancelled _ -> outOfDate(latest);
        };
    }

    private Decision typed(@Nullable Session latest, String text, Instant now) {
        return switch (latest) {
            case Session.InProgress at -> {
                var clean = withoutDamage(text);
                if (clean.isBlank()) {
                    yield told(new Say.Ask(at, Lead.EMPTY));
                }
                var given = meant(at.question(), clean);
                yield given == null ? told(new Say.Ask(at, Lead.UNCLEAR)) : record(at, given, now);
            }
            case Session.Paused at -> told(new Say.Offer(at, at.category(), Say.Opening.PLAIN));
            case Session.Completed _, Session.Cancelled _ -> told(new Say.Categories(Say.Opening.NOTHING_RUNNING));
            case null -> told(new Say.Categories(Say.Opening.NOTHING_RUNNING));
        };
    }

    private static Decision leave(@Nullable Session latest, Instant now) {
        return latest instanceof Session.InProgress at
                ? new Decision(List.of(pause(at, now)), new Say.Nothing())
                : told(new Say.Nothing());
    }

    private static Decision outOfDate(@Nullable Session latest) {
        return told(
                switch (latest) {
                    case Session.InProgress at -> new Say.Ask(at, Lead.OUT_OF_DATE);
                    case Session.Paused at -> new Say.Offer(at, at.category(), Say.Opening.OUT_OF_DATE);
                    case Session.Completed _, Session.Cancelled _ -> new Say.Categories(Say.Opening.OUT_OF_DATE);
                    case null -> new Say.Categories(Say.Opening.OUT_OF_DATE);
                });
    }

    private static Decision record(Session.Unfinished at, Answer.Given given, Instant now) {
        var progress = at.progress();
        var answer = new Answer(progress.position(), progress.question().id(), given);
        var next = progress.with(answer, now);
        var steps = new ArrayList<Step>();
        if (at instanceof Session.Paused) {
            steps.add(new Step.Resumed(progress.touched(now)));
        }
        steps.add(new Step.Answered(next, progress.question(), answer, progress.total()));
        if (next instanceof Session.Completed completed) {
            steps.add(new Step.Completed(completed));
            return new Decision(steps, new Say.Results(completed));
        }
        return new Decision(steps, new Say.Ask((Session.InProgress) next, Lead.NEXT));
    }

    private static Decision pauseAndOffer(Session.InProgress at, Category wanted, Instant now) {
        var paused = pause(at, now);
        return new Decision(List.of(paused), new Say.Offer(paused.session(), wanted, Say.Opening.PLAIN));
    }

    private static Step.Paused pause(Session.InProgress at, Instant now) {
        return new Step.Paused(new Session.Paused(at.touched(now)));
    }

    private static Decision told(Say say) {
        return new Decision(List.of(), say);
    }

    private static Answer.@Nullable Given pressed(Question question, int option) {
        return switch (question) {
            case Question.Scale _ -> {
                var level = Level.ofPoints(option);
                yield level == null ? null : new Answer.Rated(level);
            }
            case Question.Choice choice ->
                option >= 0 && option < choice.options().size() ? new Answer.Chosen(option) : null;
            case Question.Text _ -> null;
        };
    }

    /** A number or an option's own text picks the option; anything else written under a choice is an answer of its own. */
    private Answer.@Nullable Given meant(Question question, String text) {
        return switch (question) {
            case Question.Text _ -> new Answer.Said(text);
            case Question.Scale _ -> {
                var level = words.meantBy(text);
                yield level == null ? null : new Answer.Rated(level);
            }
            case Question.Choice choice -> {
                var plain = ScaleWords.plain(text);
                for (int i = 0; i < choice.options().size(); i++) {
                    if (plain.equals(Integer.toString(i + 1))
                            || plain.equals(
                                    ScaleWords.plain(choice.options().get(i).text()))) {
                        yield new Answer.Chosen(i);
                    }
                }
                yield plain.chars().anyMatch(Character::isLetter) ? new Answer.Said(text) : null;
            }
        };
    }

    /** Without NUL, and with U+FFFD for surrogates that lost their half: neither can be stored or sent. */
    private static String withoutDamage(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0)
                .forEach(c -> clean.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return clean.toString();
    }
}
