package io.soulnear.quiz.session.domain;

import io.soulnear.quiz.session.domain.Say.Lead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads people through their quizzes: the same session, input and time give the same decision. */
public final class Quizmaster {
    /** How long an unfinished quiz waits for its person. */
    public static final Duration PATIENCE = Duration.ofDays(7);

    /** After how many answers a word on what stands out is due. */
    private static final List<Integer> GLIMPSES = List.of(3, 6);

    private final ScaleWords words;

    public Quizmaster(ScaleWords words) {
        this.words = words;
    }

    /** A session to begin with, not yet begun. */
    public record Draft(SessionId id, ChatId chat, Category category, Course course) {}

    /** What a decision may ask for. */
    public interface Source {
        /** A new session of a category; asked only when one begins. */
        Draft draft(Category category);

        /** The bank in the person's language. */
        Bank bank(Category category);

        /** What to ask besides after the fifth answer; null when that is for somebody else to say, and later. */
        @Nullable
        List<Question> branch(Session.InProgress at);
    }

    /**
     * Decides what follows.
     *
     * @param latest the chat's latest session, or null when it never had one
     */
    public Decision decide(@Nullable Session latest, Input input, Source source, Instant now) {
        if (input instanceof Input.Thought thought) {
            return think(latest, thought);
        }
        if (latest instanceof Session.Unfinished unfinished && isExpired(unfinished, now)) {
            return expire(unfinished, input, source, now);
        }
        return switch (input) {
            case Input.Open _ -> open(latest, now);
            case Input.Browse _ -> told(new Say.Categories(Say.Opening.PLAIN));
            case Input.Start(var category) -> start(latest, category, source, now);
            case Input.Continue(var tag) -> resume(latest, tag, now);
            case Input.Again(var tag, var category) -> again(latest, tag, category, source, now);
            case Input.Tap tap -> tap(latest, tap, source, now);
            case Input.Typed(var text) -> typed(latest, text, source, now);
            case Input.Spoken(var voice) ->
                latest instanceof Session.InProgress at
                        ? told(new Say.Listen(at, voice))
                        : typed(latest, "", source, now);
            case Input.Heard heard -> heard(latest, heard, source, now);
            case Input.Leave _ -> leave(latest, now);
            case Input.Unknown _ -> outOfDate(latest);
            case Input.Thought thought -> think(latest, thought);
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
                session.variant(),
                progress.answers().size(),
                progress.total(),
                now);
    }

    private static Decision expire(Session.Unfinished session, Input input, Source source, Instant now) {
        if (input instanceof Input.Start(var category)) {
            return begin(source.draft(category), session, now);
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
    private static Decision start(@Nullable Session latest, Category category, Source source, Instant now) {
        return switch (latest) {
            case Session.Unfinished at
            when at.progress().answers().isEmpty() ->
                at.category() == category ? resume(at, at.id().tag(), now) : begin(source.draft(category), at, now);
            case Session.InProgress at -> pauseAndOffer(at, category, now);
            case Session.Paused at -> told(new Say.Offer(at, category, Say.Opening.PLAIN));
            case Session.Completed _, Session.Cancelled _ -> begin(source.draft(category), null, now);
            case null -> begin(source.draft(category), null, now);
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

    private static Decision again(@Nullable Session latest, String tag, Category category, Source source, Instant now) {
        return latest instanceof Session.Unfinished at && at.id().tag().equals(tag)
                ? begin(source.draft(category), at, now)
                : outOfDate(latest);
    }

    private static Decision begin(Draft draft, Session.@Nullable Unfinished instead, Instant now) {
        var session =
                new Session.InProgress(draft.id(), draft.chat(), draft.category(), draft.course(), List.of(), now);
        var replaced = instead == null ? null : cancel(instead, now);
        return new Decision(List.of(new Step.Started(session, replaced)), new Say.Ask(session, Lead.FIRST));
    }

    /** A button under the question that waits is as good after a pause as before it: whoever presses it is back. */
    private static Decision tap(@Nullable Session latest, Input.Tap tap, Source source, Instant now) {
        if (latest == null || !latest.id().tag().equals(tap.tag())) {
            return outOfDate(latest);
        }
        return switch (latest) {
            case Session.Unfinished at -> {
                var progress = at.progress();
                var given = tap.position() == progress.position() ? pressed(progress.question(), tap.option()) : null;
                if (given != null) {
                    yield record(at, given, source, now);
                }
                yield at instanceof Session.InProgress && tap.position() == progress.position() - 1
                        ? told(new Say.AlreadyAnswered())
                        : outOfDate(at);
            }
            case Session.Completed _ -> told(new Say.AlreadyCompleted());
            case Session.Cancelled _ -> outOfDate(latest);
        };
    }

    private Decision typed(@Nullable Session latest, String text, Source source, Instant now) {
        return switch (latest) {
            case Session.InProgress at -> {
                var clean = withoutDamage(text);
                if (clean.isBlank()) {
                    yield told(new Say.Ask(at, Lead.EMPTY));
                }
                var given = meant(at.question(), clean);
                yield given == null ? told(new Say.Ask(at, Lead.UNCLEAR)) : record(at, given, source, now);
            }
            case Session.Paused at -> told(new Say.Offer(at, at.category(), Say.Opening.PLAIN));
            case Session.Completed _, Session.Cancelled _ -> told(new Say.Categories(Say.Opening.NOTHING_RUNNING));
            case null -> told(new Say.Categories(Say.Opening.NOTHING_RUNNING));
        };
    }

    /** Counts for the question that waited when it was said. Whoever turned to something else since is left in peace. */
    private Decision heard(@Nullable Session latest, Input.Heard heard, Source source, Instant now) {
        if (latest == null || !latest.id().tag().equals(heard.tag())) {
            return told(new Say.Nothing());
        }
        return switch (latest) {
            case Session.InProgress at when at.position() != heard.position() -> told(new Say.AlreadyAnswered());
            case Session.InProgress at ->
                heard.words() == null ? told(new Say.Ask(at, Lead.UNHEARD)) : typed(at, heard.words(), source, now);
            case Session.Completed _ -> told(new Say.AlreadyCompleted());
            case Session.Paused _, Session.Cancelled _ -> told(new Say.Nothing());
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

    private static Decision record(Session.Unfinished at, Answer.Given given, Source source, Instant now) {
        var progress = at.progress();
        var answer = new Answer(progress.position(), progress.question().id(), given);
        var next = progress.with(answer, now);
        var steps = new ArrayList<Step>();
        if (at instanceof Session.Paused) {
            steps.add(new Step.Resumed(progress.touched(now)));
        }
        var took = Duration.between(progress.touchedAt(), now);
        steps.add(new Step.Answered(
                next, progress.question(), answer, progress.total(), took.isNegative() ? Duration.ZERO : took));
        return switch (next) {
            case Session.Completed completed -> {
                steps.add(new Step.Completed(completed));
                yield new Decision(steps, new Say.Results(completed));
            }
            case Session.InProgress running -> {
                var branched = branch(running, source, steps);
                yield new Decision(steps, new Say.Ask(branched, Lead.NEXT, glimpse(branched, source)));
            }
            case Session.Paused _, Session.Cancelled _ -> throw new IllegalStateException("An answer ends in neither");
        };
    }

    private static Session.InProgress branch(Session.InProgress at, Source source, List<Step> steps) {
        if (!at.variant().isAdaptive() || at.answers().size() != Course.FORK) {
            return at;
        }
        var more = source.branch(at);
        if (more == null) {
            return at;
        }
        var branched = at.on(at.course().followedBy(more, List.of()));
        steps.add(new Step.Branched(branched, more.size()));
        return branched;
    }

    /** The theme to name after the third and the sixth answer: the one that stands out most and was not named yet. */
    private static @Nullable String glimpse(Session.InProgress at, Source source) {
        if (!GLIMPSES.contains(at.answers().size())) {
            return null;
        }
        var themes = source.bank(at.category()).themes();
        var first = GLIMPSES.getFirst();
        var named = at.answers().size() > first
                ? strongest(Reading.of(at.questions(), at.answers().subList(0, first), themes), null)
                : null;
        return strongest(Reading.of(at.questions(), at.answers(), themes), named);
    }

    private static @Nullable String strongest(Reading reading, @Nullable String besides) {
        return reading.patterns().stream()
                .map(Reading.Pattern::theme)
                .filter(theme -> !theme.equals(besides))
                .findFirst()
                .orElse(null);
    }

    /** What was thought about a session changes only what was not asked yet; when it comes too late, nothing. */
    public static Decision think(@Nullable Session latest, Input.Thought thought) {
        if (!(latest instanceof Session.Unfinished at) || !at.id().equals(thought.session())) {
            return told(new Say.Nothing());
        }
        var course = at.progress().course();
        var answered = at.progress().answers().size();
        return switch (thought) {
            case Input.Made(var _, var questions) -> {
                var from = Math.max(Course.KNOWN, answered + 1) + 1;
                yield course.isMade() || from > Course.BASE
                        ? told(new Say.Nothing())
                        : new Decision(List.of(new Step.Made(at.on(course.with(from, questions)))), new Say.Nothing());
            }
            case Input.Insight(var _, var findings, var followUps) ->
                course.isBranched() || answered < Course.FORK
                        ? told(new Say.Nothing())
                        : new Decision(
                                List.of(new Step.Branched(
                                        at.on(course.followedBy(followUps, findings)), followUps.size())),
                                new Say.Nothing());
        };
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
