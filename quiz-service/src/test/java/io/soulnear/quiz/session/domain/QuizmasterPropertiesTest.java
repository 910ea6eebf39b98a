package io.soulnear.quiz.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever people do, in whatever order and however often: no answer is lost, doubled, or out of its place. */
class QuizmasterPropertiesTest {
    private static final List<String> TEXTS =
            List.of("often", "4", "never", "hello there", "", "2", "The second one", "\uD83D", "/quiz");

    /** Something a person does; the numbers choose among the buttons, texts or categories that there are. */
    record Act(String kind, int first, int second) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        var kind = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, "answer"),
                net.jqwik.api.Tuple.of(4, "type"),
                net.jqwik.api.Tuple.of(2, "speak"),
                net.jqwik.api.Tuple.of(2, "heard"),
                net.jqwik.api.Tuple.of(3, "repeat"),
                net.jqwik.api.Tuple.of(3, "old button"),
                net.jqwik.api.Tuple.of(1, "open"),
                net.jqwik.api.Tuple.of(1, "start"),
                net.jqwik.api.Tuple.of(2, "continue"),
                net.jqwik.api.Tuple.of(1, "again"),
                net.jqwik.api.Tuple.of(1, "leave"),
                net.jqwik.api.Tuple.of(1, "unknown"),
                net.jqwik.api.Tuple.of(2, "made"),
                net.jqwik.api.Tuple.of(2, "insight"),
                net.jqwik.api.Tuple.of(1, "wait"));
        var number = Arbitraries.integers().between(0, 400);
        return Combinators.combine(kind, number, number).as(Act::new).list().ofMaxSize(120);
    }

    @Property(tries = 2000)
    void answersStayInOrderNoneIsLostAndNoneComesTwice(
            @ForAll("acts") List<Act> acts, @ForAll Variant variant, @ForAll boolean byModel) {
        var quiz = byModel ? new AQuiz().of(variant).thoughtLater() : new AQuiz().of(variant);
        var given = new HashMap<SessionId, List<Answer>>();
        var ended = new ArrayList<SessionId>();
        var inputs = new ArrayList<Input>();
        inputs.add(new Input.Start(Category.MONEY));
        for (var act : acts) {
            var input = input(act, quiz, inputs);
            inputs.add(input);
            var before = quiz.session;
            var stepsBefore = quiz.steps.size();

            quiz.take(input);

            var steps = quiz.steps.subList(stepsBefore, quiz.steps.size());
            steps.forEach(
                    step -> assertThat(ended).doesNotContain(step.session().id()));
            steps.forEach(step -> follow(step, given, ended, before));
            assertThat(steps.stream().filter(Step.Answered.class::isInstance).count())
                    .isLessThanOrEqualTo(mayAnswer(input, before) ? 1 : 0);
            if (!(quiz.session instanceof Session.Cancelled) && quiz.session != null) {
                assertThat(quiz.answers()).isEqualTo(given.getOrDefault(quiz.session.id(), List.of()));
            }
            assertThat(quiz.said instanceof Say.Nothing)
                    .isEqualTo(input instanceof Input.Leave
                            || input instanceof Input.Thought
                            || (input instanceof Input.Heard heard && !isOpen(heard.tag(), before)));
            assertThat(quiz.inProgressTotal()).isLessThanOrEqualTo(11);
        }
    }

    /** Taps and what was heard count for the question that they were meant for, and for no other. */
    private static boolean mayAnswer(Input input, @Nullable Session before) {
        return switch (input) {
            case Input.Typed _ -> true;
            case Input.Tap(var tag, var position, var _) -> waits(tag, position, before);
            case Input.Heard(var tag, var position, var _) ->
                before instanceof Session.InProgress && waits(tag, position, before);
            default -> false;
        };
    }

    private static boolean waits(String tag, int position, @Nullable Session session) {
        return session instanceof Session.Unfinished at
                && at.id().tag().equals(tag)
                && at.progress().position() == position;
    }

    private static boolean isOpen(String tag, @Nullable Session session) {
        return (session instanceof Session.InProgress || session instanceof Session.Completed)
                && session.id().tag().equals(tag);
    }

    private static void follow(
            Step step, Map<SessionId, List<Answer>> given, List<SessionId> ended, @Nullable Session before) {
        switch (step) {
            case Step.Started(var _, var replaced) -> {
                assertThat(replaced != null).isEqualTo(before instanceof Session.Unfinished);
                if (replaced != null) {
                    ended.add(replaced.id());
                }
            }
            case Step.Answered(var session, var question, var answer, var total, var _) -> {
                var answers = given.computeIfAbsent(session.id(), _ -> new ArrayList<>());
                answers.add(answer);
                assertThat(answer.position()).isEqualTo(answers.size());
                assertThat(answer.questionId()).isEqualTo(question.id());
                assertThat(total).isBetween(8, 11);
            }
            case Step.Completed(var session) -> {
                assertThat(session.answers())
                        .hasSizeBetween(8, 11)
                        .hasSameSizeAs(session.questions())
                        .isEqualTo(given.get(session.id()));
                assertThat(session.questions()).extracting(Question::id).doesNotHaveDuplicates();
                ended.add(session.id());
            }
            case Step.Expired(var session) -> ended.add(session.id());
            case Step.Branched(var session, var added) -> {
                assertThat(added).isBetween(0, 3);
                assertThat(session.progress().answers()).hasSizeGreaterThanOrEqualTo(5);
            }
            case Step.Paused _, Step.Resumed _, Step.Made _ -> {}
        }
    }

    private static Input input(Act act, AQuiz quiz, List<Input> before) {
        var tag = quiz.session == null ? "0000000000" : quiz.tag();
        var categories = Category.values();
        var category = categories[act.first() % categories.length];
        return switch (act.kind()) {
            case "answer" ->
                quiz.session instanceof Session.Unfinished at
                        ? new Input.Tap(tag, at.progress().position(), act.first() % 6)
                        : new Input.Start(category);
            case "type" -> new Input.Typed(TEXTS.get(act.first() % TEXTS.size()));
            case "speak" -> new Input.Spoken(new Voice("file", 1, 1));
            case "heard" ->
                new Input.Heard(
                        tag,
                        1 + act.first() % 8,
                        act.second() % 5 == 0 ? null : TEXTS.get(act.second() % TEXTS.size()));
            case "repeat" -> before.getLast();
            case "old button" -> before.get(act.first() % before.size());
            case "open" -> new Input.Open();
            case "start" -> new Input.Start(category);
            case "continue" -> new Input.Continue(tag);
            case "again" -> new Input.Again(tag, category);
            case "leave" -> new Input.Leave();
            case "unknown" -> new Input.Unknown();
            case "made" -> new Input.Made(id(quiz), made());
            case "insight" ->
                new Input.Insight(
                        id(quiz),
                        List.of(),
                        AQuiz.followUps("worry").stream()
                                .map(FollowUp::question)
                                .limit(act.first() % 4)
                                .toList());
            default -> {
                quiz.later(Duration.ofHours(act.second()));
                yield new Input.Tap(tag, 1 + act.first() % 8, act.second() % 5);
            }
        };
    }

    private static SessionId id(AQuiz quiz) {
        return quiz.session == null ? new SessionId(new java.util.UUID(0, 0)) : quiz.session.id();
    }

    private static List<Question> made() {
        return AQuiz.questions().subList(Course.KNOWN, Course.BASE).stream()
                .<Question>map(question ->
                        new Question.Text("made-" + question.id(), "worry", "Made " + question.text(), false))
                .toList();
    }
}
