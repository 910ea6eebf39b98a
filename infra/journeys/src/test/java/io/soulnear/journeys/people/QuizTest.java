package io.soulnear.journeys.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class QuizTest {
    private final RunningSystem system;

    QuizTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource
    void eightAnswersPressedAndTypedLeadToAResultInThePersonsOwnWords(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);

        var last = Quizzing.answersUpTo(visitor, Quizzing.begins(visitor), 1, 8);
        var result = Quizzing.finishes(visitor, last);

        assertThat(result.text())
                .contains(visitor.word())
                .contains(tongue.text("quiz", "quiz.result.steps"))
                .contains(tongue.text("quiz", "quiz.result.invitation"));
        await().atMost(RunningSystem.PATIENCE)
                .until(() -> system.database().focus(visitor.id()).contains("helper"));
        visitor.says(tongue.either("Это похоже на меня ", "That is like me ") + visitor.word());
        assertThat(visitor.hearsSomething().text()).doesNotContain(" / 8");
    }

    @ParameterizedTest
    @EnumSource
    void theMenuPausesAQuizAndItGoesOnWhereItWasLeft(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        Quizzing.answersUpTo(visitor, Quizzing.begins(visitor), 1, 4);

        visitor.says("/menu");
        visitor.hears("profile", "menu");
        visitor.says("/quiz");
        visitor.hears("quiz", "quiz.offer", tongue.text("profile", "quiz.fears"), 3, 8);
        visitor.presses("quiz", "quiz.button.continue");

        var fourth = visitor.hears("quiz", "quiz.lead.welcome-back", tongue.text("profile", "quiz.fears"));
        assertThat(fourth.text()).contains("4 / 8");
    }

    @ParameterizedTest
    @EnumSource
    void aSecondTapCountsOnce(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        var question = Quizzing.begins(visitor);
        var number = 1;
        while (question.buttons().isEmpty()) {
            question = Quizzing.answersUpTo(visitor, question, number, ++number);
        }

        visitor.presses(question, question.buttons().getFirst().text());
        visitor.presses(question, question.buttons().getLast().text());

        Quizzing.asked(visitor, number + 1);
        visitor.hears("quiz", "quiz.already-answered");
        visitor.says("/menu");
        visitor.hears("profile", "menu");
        visitor.says("/quiz");
        visitor.hears("quiz", "quiz.offer", tongue.text("profile", "quiz.fears"), number, 8);
    }
}
