package io.soulnear.quiz.muse;

import io.soulnear.quiz.session.application.Muse.Uninspired;
import io.soulnear.quiz.session.domain.ChatId;

/** Whatever thinks for us. */
interface Mind {
    /** Whether there is one at all. */
    boolean isThere();

    /**
     * What it answers, in at most 20 s.
     *
     * @param chat of the person for whom it thinks
     * @param task what it is to do
     * @param data what it is to do it with
     * @throws Uninspired when there is no answer in time
     */
    String answer(ChatId chat, String task, String data) throws Uninspired;
}
