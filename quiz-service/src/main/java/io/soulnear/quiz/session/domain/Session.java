package io.soulnear.quiz.session.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One person's run through a quiz. The type is the state: a completed session has no question left to answer. */
public sealed interface Session {
    SessionId id();

    ChatId chat();

    Category category();

    Variant variant();

    /** A session that can still be brought to its end. */
    sealed interface Unfinished extends Session {
        /** How far it is. */
        InProgress progress();

        @Override
        default Variant variant() {
            return progress().course().variant();
        }

        /** The same on another course, going on or paused as it is. */
        default Unfinished on(Course course) {
            var changed = progress().on(course);
            return this instanceof Paused ? new Paused(changed) : changed;
        }
    }

    /**
     * Waiting for the next answer.
     *
     * @param touchedAt when the person last moved it
     */
    record InProgress(
            SessionId id, ChatId chat, Category category, Course course, List<Answer> answers, Instant touchedAt)
            implements Unfinished {
        public InProgress {
            answers = inOrder(course.questions(), answers);
            if (answers.size() >= course.questions().size()) {
                throw new IllegalArgumentException("A session in progress has a question left");
            }
        }

        @Override
        public InProgress progress() {
            return this;
        }

        public List<Question> questions() {
            return course.questions();
        }

        /** The position of the question that waits for its answer, from 1. */
        public int position() {
            return answers.size() + 1;
        }

        /** The question that waits for its answer. */
        public Question question() {
            return questions().get(answers.size());
        }

        /** How many questions there are in all. */
        public int total() {
            return questions().size();
        }

        InProgress touched(Instant now) {
            return new InProgress(id, chat, category, course, answers, now);
        }

        /** The same with another course, which keeps every question that was asked. */
        @Override
        public InProgress on(Course other) {
            if (!other.questions().subList(0, position()).equals(questions().subList(0, position()))) {
                throw new IllegalArgumentException("What was asked stays as it is");
            }
            return new InProgress(id, chat, category, other, answers, touchedAt);
        }

        /** The session after the answer: one question further, or completed. */
        Session with(Answer answer, Instant now) {
            var all = new ArrayList<>(answers);
            all.add(answer);
            return all.size() == total()
                    ? new Completed(id, chat, category, course, all, now)
                    : new InProgress(id, chat, category, course, all, now);
        }
    }

    /** Left for something else; nothing is lost. */
    record Paused(InProgress progress) implements Unfinished {
        @Override
        public SessionId id() {
            return progress.id();
        }

        @Override
        public ChatId chat() {
            return progress.chat();
        }

        @Override
        public Category category() {
            return progress.category();
        }
    }

    /** Every question has its answer. */
    record Completed(SessionId id, ChatId chat, Category category, Course course, List<Answer> answers, Instant at)
            implements Session {
        public Completed {
            answers = inOrder(course.questions(), answers);
            if (answers.size() != course.questions().size()) {
                throw new IllegalArgumentException("A completed session has an answer to every question");
            }
        }

        public List<Question> questions() {
            return course.questions();
        }

        @Override
        public Variant variant() {
            return course.variant();
        }
    }

    /** Given up: untouched for too long, or another one begun in its place. */
    record Cancelled(SessionId id, ChatId chat, Category category, Variant variant, int answered, int total, Instant at)
            implements Session {}

    private static List<Answer> inOrder(List<Question> questions, List<Answer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            if (answer.position() != i + 1
                    || !answer.questionId().equals(questions.get(i).id())) {
                throw new IllegalArgumentException("Answers stand in the order of their questions, without a gap");
            }
        }
        return List.copyOf(answers);
    }
}
