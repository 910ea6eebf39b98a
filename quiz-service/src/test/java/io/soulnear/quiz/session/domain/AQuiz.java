package io.soulnear.quiz.session.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One chat and its quizzes, as they go on in a test. Questions: scale, choice, scale, text, scale, choice, scale, text. */
final class AQuiz {
    static final ChatId CHAT = new ChatId(42);

    static final List<Bank.Theme> THEMES =
            List.of(theme("avoidance", "not look"), theme("worry", "anxious", "afraid"), theme("worth", "for myself"));

    static final Bank BANK = new Bank(
            Category.MONEY,
            "Money",
            "Opening",
            questions(),
            THEMES,
            new Bank.Calm("Calm", "A calm headline", "A calm contradiction", "A calm meaning", "A calm strength"),
            List.of("First", "Second", "Third"));

    static final Function<Reading.Contradiction, Question> NAMING = contradiction -> new Question.Text(
            "named-" + contradiction.theme(),
            contradiction.theme(),
            "You said " + contradiction.one() + " and " + contradiction.other() + ". What decides it?",
            false);

    final List<Step> steps = new ArrayList<>();

    @Nullable
    Session session;

    Say said = new Say.Nothing();
    Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private final Quizmaster quizmaster = new Quizmaster(
            new ScaleWords(Map.of("often", Level.OFTEN, "4", Level.OFTEN, "часто", Level.OFTEN, "never", Level.NEVER)));
    private int begun;
    private Variant variant = Variant.FIXED;
    private boolean isThoughtLater;

    /** What is asked besides when a theme stands out: five candidates, two of them open. */
    static List<FollowUp> followUps(String theme) {
        return List.of(
                new FollowUp(
                        new Question.Text(theme + "-1", theme, "When is it different, and what decides that?", false),
                        FollowUp.Covers.CONTRADICTION),
                new FollowUp(named(theme + "-2", theme, "What do you protect by it?"), FollowUp.Covers.HIDDEN),
                new FollowUp(
                        new Question.Scale(
                                theme + "-3", theme, "How often does it come up in the evening?", "g", false, false),
                        FollowUp.Covers.HIDDEN),
                new FollowUp(
                        new Question.Scale(
                                theme + "-4", theme, "How often does a walk make it lighter?", "g", false, true),
                        FollowUp.Covers.RESOURCE),
                new FollowUp(
                        new Question.Text(theme + "-5", theme, "Who helps you with it, and how?", false),
                        FollowUp.Covers.RESOURCE));
    }

    static Bank.Theme theme(String id, String... cues) {
        return new Bank.Theme(
                id,
                id,
                "About " + id,
                "A contradiction of " + id,
                "A meaning of " + id,
                "A strength of " + id,
                "A step for " + id,
                "A glimpse of " + id,
                List.of(cues),
                followUps(id));
    }

    /** As a quiz of that variant. */
    AQuiz of(Variant which) {
        variant = which;
        return this;
    }

    /** With a model to look at the answers, in place of the rules. */
    AQuiz thoughtLater() {
        isThoughtLater = true;
        return this;
    }

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
                new Question.Scale("q1", "worry", "How often 1?", "Gist of q1", false, false),
                choice("q2"),
                new Question.Scale("q3", "worth", "How often 3?", "Gist of q3", false, true),
                new Question.Text("q4", "worry", "What 4?", false),
                new Question.Scale("q5", "avoidance", "How often 5?", "Gist of q5", false, false),
                choice("q6"),
                new Question.Scale("q7", "worry", "How often 7?", "Gist of q7", false, true),
                new Question.Text("q8", "worth", "What 8?", false));
    }

    private static Question choice(String id) {
        return named(id, "worry", "Which?");
    }

    private static Question named(String id, String theme, String text) {
        return new Question.Choice(
                id,
                theme,
                text,
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
                new Quizmaster.Source() {
                    @Override
                    public Quizmaster.Draft draft(Category category) {
                        return new Quizmaster.Draft(
                                new SessionId(new UUID(7, ++begun)), CHAT, category, Course.of(variant, questions()));
                    }

                    @Override
                    public Bank bank(Category category) {
                        return BANK;
                    }

                    @Override
                    public @Nullable List<Question> branch(Session.InProgress at) {
                        return isThoughtLater ? null : Branching.byRules(at.questions(), at.answers(), BANK, NAMING);
                    }
                },
                now);
        decision.steps().forEach(step -> session = step.session());
        steps.addAll(decision.steps());
        said = decision.say();
        return this;
    }

    Session.InProgress inProgress() {
        return (Session.InProgress) Objects.requireNonNull(session);
    }

    /** How many questions the session has; 0 when there is none, or none any more. */
    int inProgressTotal() {
        return session instanceof Session.Unfinished at ? at.progress().total() : 0;
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
