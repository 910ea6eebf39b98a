package io.soulnear.journeys.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.servers.Signal;
import io.soulnear.sandbox.telegram.Attachment;
import io.soulnear.sandbox.telegram.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Quizzes that follow their person: with the flags on, by rules and by a model. */
@WholeSystem
class AdaptiveQuizTest {
    private static final Pattern PROGRESS = Pattern.compile("(\\d+) / (\\d+)\n");

    private static final int KILLS = 2;
    private static final int PEOPLE = 6;

    private final RunningSystem system;
    private final BankKey key = new BankKey();

    AdaptiveQuizTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void quizzesFollowTheirPerson() {
        QuizModel.isTaughtTo(system.model());
        system.switches("ENABLE_DYNAMIC_QUIZ", true);
        system.switches("ENABLE_ADAPTIVE_QUIZ", true);
    }

    @AfterEach
    void asItWas() {
        system.switches("ENABLE_DYNAMIC_QUIZ", false);
        system.switches("ENABLE_ADAPTIVE_QUIZ", false);
        system.answersByModel(true);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAModelLeaningAnswersAreFollowedByThreeMore(Tongue tongue) {
        system.answersByModel(false);
        var visitor = Visitor.known(system, tongue);
        var question = begins(visitor);
        for (int position = 1; position <= 5; position++) {
            answers(visitor, question);
            question = visitor.hearsWords((position + 1) + " / ");
        }
        assertThat(question.text()).contains("6 / 11");
        for (int position = 6; position <= 10; position++) {
            answers(visitor, question);
            question = visitor.hearsWords((position + 1) + " / 11");
        }
        answers(visitor, question);

        var picture = visitor.hears("quiz", "quiz.chart.caption");
        assertThat(picture.attachment()).isInstanceOf(Attachment.Photo.class);
        var result = visitor.hears("quiz", "quiz.result.thanks-by-name", visitor.name());
        assertThat(result.text()).contains(visitor.word()).contains(tongue.text("quiz", "quiz.result.invitation"));

        visitor.says("/quiz");
        visitor.hears("quiz", "quiz.choose");
        visitor.presses("quiz", "quiz.button.results");
        var list = visitor.hears("quiz", "quiz.results.choose");
        visitor.presses(list, list.buttons().getFirst().text());
        var again = visitor.hearsWords(tongue.either("Результат, Деньги", "Result, Money"));
        assertThat(again.text()).contains(visitor.word());
    }

    @ParameterizedTest
    @EnumSource
    void withAModelQuestionsAreMadeAndWhatItFindsIsTold(Tongue tongue) {
        system.answersByModel(true);
        var visitor = Visitor.known(system, tongue);
        var question = begins(visitor);
        var asked = new StringBuilder();
        var position = 1;
        var total = 8;
        while (position < total) {
            answers(visitor, question);
            question = visitor.hearsWords((position + 1) + " / ");
            asked.append(question.text()).append('\n');
            var progress = PROGRESS.matcher(question.text());
            assertThat(progress.find()).isTrue();
            position = Integer.parseInt(progress.group(1));
            total = Integer.parseInt(progress.group(2));
        }
        answers(visitor, question);
        var result = visitor.hears("quiz", "quiz.result.thanks-by-name", visitor.name());

        assertThat(asked.toString()).contains(QuizModel.mark(tongue));
        assertThat(total).isEqualTo(11);
        assertThat(result.text()).contains(QuizModel.title(tongue)).contains(visitor.word());
    }

    @ParameterizedTest(name = "following {0}, by a model {1}")
    @CsvSource({"false, false", "true, false", "true, true"})
    void killsBetweenAnyTwoAnswersLoseNothingAndRepeatNothing(boolean follows, boolean byModel) {
        system.switches("ENABLE_DYNAMIC_QUIZ", follows);
        system.switches("ENABLE_ADAPTIVE_QUIZ", follows);
        system.answersByModel(byModel);
        // In each language six people two answers apart, so that two kills fall between all pairs of eleven answers
        // of somebody; a process that ends more than four times a minute would be given up.
        var sittings = new ArrayList<Sitting>();
        for (var tongue : Tongue.values()) {
            for (int i = 0; i < PEOPLE; i++) {
                sittings.add(new Sitting(Visitor.known(system, tongue), KILLS * i));
            }
        }
        for (int round = 1; round <= KILLS * (PEOPLE - 1); round++) {
            var answered = round;
            goOn(sittings.stream().filter(it -> it.ahead >= answered).toList());
        }
        for (int kill = 0; kill < KILLS; kill++) {
            system.signal("quiz", Signal.KILL);
            goOn(sittings);
        }
        while (sittings.stream().anyMatch(Sitting::isOpen)) {
            goOn(sittings);
        }
        sittings.forEach(sitting -> sitting.hadEachQuestionOnce(follows));
    }

    /** All answer, and then hear the next question or the result. */
    private static void goOn(List<Sitting> sittings) {
        var open = sittings.stream().filter(Sitting::isOpen).toList();
        open.forEach(Sitting::answers);
        open.forEach(Sitting::hears);
    }

    /** Somebody's way through a quiz. */
    private final class Sitting {
        private final Visitor visitor;
        private final int ahead;
        private Message question;

        /** @param ahead how many answers are given before anything is killed */
        Sitting(Visitor visitor, int ahead) {
            this.visitor = visitor;
            this.ahead = ahead;
            this.question = begins(visitor);
        }

        boolean isOpen() {
            return position(question.text()) > 0;
        }

        void answers() {
            AdaptiveQuizTest.this.answers(visitor, question);
        }

        void hears() {
            question = visitor.hearsSomethingOf((position(question.text()) + 1) + " / ", steps());
        }

        void hadEachQuestionOnce(boolean follows) {
            var all = visitor.replies();
            for (int position = 1; position <= 8; position++) {
                var asked = position;
                assertThat(all.stream().filter(text -> position(text) == asked))
                        .as("question %s of %s", position, visitor.tongue())
                        .hasSize(1);
            }
            assertThat(all.stream().anyMatch(text -> position(text) > 8)).isEqualTo(follows);
            assertThat(all.stream().filter(text -> text.contains(steps()))).hasSize(1);
        }

        private String steps() {
            return visitor.tongue().text("quiz", "quiz.result.steps");
        }
    }

    private Message begins(Visitor visitor) {
        visitor.says("/quiz");
        visitor.hears("quiz", "quiz.choose");
        visitor.pressesText(visitor.tongue().text("profile", "quiz.money"));
        return visitor.hearsWords("1 / 8");
    }

    /** Answers so that everything speaks for worry. */
    private void answers(Visitor visitor, Message question) {
        var buttons = question.buttons();
        if (buttons.isEmpty()) {
            visitor.says(visitor.tongue().either("Мне тревожно, ", "I get anxious, ") + visitor.word());
        } else {
            visitor.presses(
                    question,
                    buttons.get(key.leaning(question.text(), buttons.size())).text());
        }
    }

    private static int position(String question) {
        var progress = PROGRESS.matcher(question);
        return progress.find() ? Integer.parseInt(progress.group(1)) : 0;
    }
}
