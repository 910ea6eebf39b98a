package io.soulnear.quiz.muse;

import io.soulnear.quiz.session.application.Muse.Uninspired;

/** Whatever thinks for us. */
interface Mind {
    /** Whether there is one at all. */
    boolean isThere();

    /**
     * What it answers, in at most 20 s.
     *
     * @param task what it is to do
     * @param data what it is to do it with
     * @throws Uninspired when there is no answer in time
     */
    String answer(String task, String data) throws Uninspired;
}
