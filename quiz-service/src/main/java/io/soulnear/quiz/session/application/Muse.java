package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Input;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model that thinks along with a quiz. It takes its time: it is never asked in a transaction, nor while a person waits for it alone. */
public interface Muse {
    /** Whether there is a model for that person. */
    boolean isThere(ChatId chat);

    /**
     * Makes questions for the places from the fourth to the eighth, of the types that the session has there.
     *
     * @param known what comes up again in what the person said before; two of the questions may look into it
     * @throws Uninspired when nothing usable came in time
     */
    List<Question> questions(Session.InProgress at, Bank bank, Language language, List<KnownPattern> known)
            throws Uninspired;

    /**
     * Looks at the first answers.
     *
     * @param named a question that names two answers that pull apart, to be among the follow-ups; null for none
     * @return what was found, with the follow-ups that are best by our own measure; without any when nothing stands out
     * @throws Uninspired when nothing usable came in time
     */
    Input.Insight insight(Session.InProgress at, Bank bank, Language language, @Nullable Question named)
            throws Uninspired;

    /** Why nothing came of it, in a word for metrics; never a text of the model or of a person. */
    final class Uninspired extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        public Uninspired(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }
}
