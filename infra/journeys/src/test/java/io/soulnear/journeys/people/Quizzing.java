package io.soulnear.journeys.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.Visitor;
import io.soulnear.sandbox.telegram.Message;

/** How a visitor takes the quiz about fears. */
public final class Quizzing {
    public static final int QUESTIONS = 8;

    private Quizzing() {}

    /** Opens it, and gives its first question. */
    public static Message begins(Visitor visitor) {
        visitor.says("/quiz");
        visitor.hears("quiz", "quiz.choose");
        visitor.pressesText(visitor.tongue().text("profile", "quiz.fears"));
        return asked(visitor, 1);
    }

    /** Waits for a question by its number. */
    public static Message asked(Visitor visitor, int number) {
        return visitor.hearsWords(number + " / " + QUESTIONS);
    }

    /** Answers: by pressing, by typing what a button says, or in words of their own where there are no buttons. */
    public static void answers(Visitor visitor, Message question, int number) {
        var buttons = question.buttons();
        if (buttons.isEmpty()) {
            visitor.says(visitor.tongue().either("Я чаще молчу ", "I keep silent ") + visitor.word());
        } else if (number % 2 == 0) {
            visitor.says(buttons.getLast().text());
        } else {
            visitor.presses(question, buttons.getFirst().text());
        }
    }

    /** Answers from this question up to that one, which is given. */
    public static Message answersUpTo(Visitor visitor, Message question, int from, int to) {
        var open = question;
        for (var number = from; number < to; number++) {
            answers(visitor, open, number);
            open = asked(visitor, number + 1);
        }
        assertThat(open.text()).contains(to + " / " + QUESTIONS);
        return open;
    }

    /** Answers the last question, and gives the result. */
    public static Message finishes(Visitor visitor, Message last) {
        answers(visitor, last, QUESTIONS);
        return visitor.hears("quiz", "quiz.result.thanks-by-name", visitor.name());
    }
}
