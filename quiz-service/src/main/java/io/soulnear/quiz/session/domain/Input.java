package io.soulnear.quiz.session.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person can do to a quiz. */
public sealed interface Input {
    /** Asks for quizzes: the command, or the menu's button. */
    record Open() implements Input {}

    /** Wants to see all categories, whatever is unfinished. */
    record Browse() implements Input {}

    /** Wants this quiz. */
    record Start(Category category) implements Input {}

    /** Wants to go on with the session of that tag. */
    record Continue(String tag) implements Input {}

    /** Wants to give up the session of that tag, and to begin this one. */
    record Again(String tag, Category category) implements Input {}

    /**
     * Pressed an answer.
     *
     * @param position the question under which the button stood, from 1
     * @param option counted from 0
     */
    record Tap(String tag, int position, int option) implements Input {}

    /** Wrote something. */
    record Typed(String text) implements Input {}

    /** Said something aloud; what it was comes later. */
    record Spoken(Voice voice) implements Input {}

    /**
     * What was said aloud.
     *
     * @param position the question that waited then, from 1
     * @param words null when they could not be made out
     */
    record Heard(String tag, int position, @Nullable String words) implements Input {}

    /** Turned to something else. */
    record Leave() implements Input {}

    /** Something that did not come from the person, and is never answered. */
    sealed interface Thought extends Input {
        /** Of the session for which it was thought. */
        SessionId session();
    }

    /** Questions were made for the places from the fourth to the eighth. */
    record Made(SessionId session, List<Question> questions) implements Thought {}

    /** The first answers were looked at: what was found in them, and what to ask besides. */
    record Insight(SessionId session, List<Finding> findings, List<Question> followUps) implements Thought {}

    /** Pressed a button that we do not know, or no longer. */
    record Unknown() implements Input {}
}
