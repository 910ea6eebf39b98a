package io.soulnear.quiz.session.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Answers to {@link AQuiz#questions}, in short: a level, an option's number, or words for each. */
final class AnAnswer {
    private AnAnswer() {}

    static List<Answer> all(Object... given) {
        var questions = AQuiz.questions();
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < given.length; i++) {
            var answer =
                    switch (given[i]) {
                        case Level level -> new Answer.Rated(level);
                        case Integer option -> new Answer.Chosen(option);
                        case String words -> new Answer.Said(words);
                        default -> throw new IllegalArgumentException();
                    };
            answers.add(new Answer(i + 1, questions.get(i).id(), answer));
        }
        return answers;
    }

    /** A completed session with these answers. */
    static Session.Completed completed(List<Finding> findings, Object... given) {
        return new Session.Completed(
                new SessionId(new UUID(7, 1)),
                AQuiz.CHAT,
                Category.MONEY,
                new Course(Variant.FIXED, AQuiz.questions(), findings),
                all(given),
                Instant.EPOCH);
    }
}
