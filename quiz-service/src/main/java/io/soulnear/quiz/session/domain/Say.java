package io.soulnear.quiz.session.domain;

import org.jspecify.annotations.Nullable;

/** What the person is told. */
public sealed interface Say {
    /**
     * The question that waits, after a word on why it is asked now.
     *
     * @param glimpse the theme that stands out so far, to be named first; null for none
     */
    record Ask(Session.InProgress at, Lead lead, @Nullable String glimpse) implements Say {
        Ask(Session.InProgress at, Lead lead) {
            this(at, lead, null);
        }
    }

    /** That the question before this one has its answer already. */
    record AlreadyAnswered() implements Say {}

    /** The categories to choose from. */
    record Categories(Opening opening) implements Say {}

    /** Whether to go on with the unfinished quiz, or to begin the wanted one. */
    record Offer(Session.Unfinished unfinished, Category wanted, Opening opening) implements Say {}

    /** What the answers say. */
    record Results(Session.Completed session) implements Say {}

    /** That this quiz is over. */
    record AlreadyCompleted() implements Say {}

    /** Nothing until the answer that was said aloud is understood. */
    record Listen(Session.InProgress at, Voice voice) implements Say {}

    /** Nothing: somebody else answers. */
    record Nothing() implements Say {}

    /** Why a question is asked now. */
    enum Lead {
        FIRST,
        NEXT,
        WELCOME_BACK,
        UNCLEAR,
        EMPTY,
        UNHEARD,
        OUT_OF_DATE
    }

    /** What comes before a choice of quizzes. */
    enum Opening {
        PLAIN,
        OUT_OF_DATE,
        EXPIRED,
        NOTHING_RUNNING
    }
}
