package io.soulnear.quiz.session.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happened to a session. */
public sealed interface Step {
    /** The session as the step leaves it. */
    Session session();

    /**
     * A session began.
     *
     * @param replaced the unfinished one that it took the place of
     */
    record Started(Session.InProgress session, Session.@Nullable Cancelled replaced) implements Step {}

    /**
     * A question got its answer.
     *
     * @param session in progress, or completed if it was the last
     * @param took since the question was asked, or the person came back to it
     */
    record Answered(Session session, Question question, Answer answer, int total, Duration took) implements Step {}

    /** The questions that were not asked yet gave way to questions made for the person. */
    record Made(Session.Unfinished session) implements Step {}

    /**
     * Branching looked at the answers.
     *
     * @param added how many questions follow from them, 0 … 3
     */
    record Branched(Session.Unfinished session, int added) implements Step {}

    /** The session waits for the person to come back. */
    record Paused(Session.Paused session) implements Step {}

    /** The person came back. */
    record Resumed(Session.InProgress session) implements Step {}

    /** The last answer was given. */
    record Completed(Session.Completed session) implements Step {}

    /** The session lay untouched for too long. */
    record Expired(Session.Cancelled session) implements Step {}
}
