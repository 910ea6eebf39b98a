package io.soulnear.quiz.session.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One chat and its quizzes, as they go on in a test. Questions: scale, choice, scale, text, scale, choice, scale, text. */
final class AQuiz {
    static final ChatId CHAT = new ChatId(42);

    final List<Step> steps = new ArrayList<>();

    @Nullable
    Session session;

    Say said = new Say.Nothing();
    Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private final Quizmaster quizmaster = new Quizmaster(
            new ScaleWords(Map.of("often", Level.OFTEN, "4", Level.OFTEN, "часто", Level.OFTEN, "never", Level.NEVER)));
    private int begun;

    /** A quiz about money with that many answers. */
    static AQuiz answered(int answers) {
        var quiz = new AQuiz().start(Category.MONEY);
        for (int i = 0; i < answers; i++) {
            quiz.answerByButton();
        }
        return quiz;
    }

    static List<Question> questions() {
        return List.of(
                new Question.Scale("q1", "worry", "How often 1?", false, false),
                choice("q2"),
                new Question.Scale("q3", "worth", "How often 3?", false, true),
                new Question.Text("q4", "worry", "What 4?", false),
                new Question.Scale("q5", "avoidance", "How often 5?", false, false),
                choice("q6"),
                new Question.Scale("q7", "worry", "How often 7?", false, true),
                new Question.Text("q8", "worth", "What 8?", false));
    }

    private static Question choice(String id) {
        return new Question.Choice(
                id,
                "worry",
                "Which?",
                true,
                List.of(
                        new Question.Option("worry", "The first one"),
                        new Question.Option("worth", "The second one"),
                        new Question.Option(null, "Neither")));
    }

    AQuiz start(Category category) {
        return take(new Input.Start(category));
    }

    AQuiz tap(int position, int option) {
        return take(new Input.Tap(tag(), position, option));
    }

    AQuiz type(String text) {
        return take(new Input.Typed(text));
    }

    /** Answers whatever is asked, by button where there are some. */
    AQuiz answerByButton() {
        var at = ((Session.Unfinished) Objects.requireNonNull(session)).progress();
        return at.question() instanceof Question.Text ? type("Some words of mine") : tap(at.position(), 1);
    }

    AQuiz later(Duration time) {
        now = now.plus(time);
        return this;
    }

    AQuiz take(Input input) {
        var decision = quizmaster.decide(
                session,
                input,
                category -> new Quizmaster.Draft(new SessionId(new UUID(7, ++begun)), CHAT, category, questions()),
                now);
        decision.steps().forEach(step -> session = step.session());
        steps.addAll(decision.steps());
        said = decision.say();
        return this;
    }

    Session.InProgress inProgress() {
        return (Session.InProgress) Objects.requireNonNull(session);
    }

    Session.Paused paused() {
        return (Session.Paused) Objects.requireNonNull(session);
    }

    String tag() {
        return Objects.requireNonNull(session).id().tag();
    }

    List<Answer> answers() {
        return switch (session) {
            case Session.Unfinished at -> at.progress().answers();
            case Session.Completed it -> it.answers();
            case Session.Cancelled _ -> List.of();
            case null -> List.of();
        };
    }

    <S extends Step> List<S> stepsOf(Class<S> type) {
        return steps.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
