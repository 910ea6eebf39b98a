package io.soulnear.quiz.session.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What is asked in a session.
 *
 * @param questions eight, and what branching adds
 * @param findings what a model found in the first answers; empty without one
 */
public record Course(Variant variant, List<Question> questions, List<Finding> findings) {
    /** How many questions a quiz has before anything is added. */
    public static final int BASE = 8;

    /** After how many answers branching looks at them. */
    public static final int FORK = 5;

    /** How many questions branching adds at most. */
    public static final int ADDED = 3;

    /** How many questions always come from the bank. */
    public static final int KNOWN = 3;

    public Course {
        questions = List.copyOf(questions);
        findings = List.copyOf(findings);
        if (questions.size() > BASE + ADDED) {
            throw new IllegalArgumentException("A quiz has at most " + (BASE + ADDED) + " questions");
        }
    }

    /** A course before anything is made, found or added. */
    public static Course of(Variant variant, List<Question> questions) {
        return new Course(variant, questions, List.of());
    }

    /** The questions before branching. */
    public List<Question> base() {
        return questions.subList(0, Math.min(BASE, questions.size()));
    }

    /** Whether branching has added its questions. */
    public boolean isBranched() {
        return questions.size() > BASE;
    }

    /** Whether questions were made for the person. */
    public boolean isMade() {
        return questions.stream().anyMatch(question -> Question.isMade(question.id()));
    }

    /** With made questions in place of those from the given position (from 1) on; they are the last ones of the base. */
    Course with(int position, List<Question> made) {
        var all = new ArrayList<>(questions.subList(0, position - 1));
        all.addAll(made.subList(made.size() - (BASE - position + 1), made.size()));
        all.addAll(questions.subList(BASE, questions.size()));
        return new Course(variant, all, findings);
    }

    Course followedBy(List<Question> more, List<Finding> found) {
        var all = new ArrayList<>(questions);
        all.addAll(more);
        return new Course(variant, all, found);
    }
}
