package io.soulnear.dialogue.media.application;

import io.soulnear.dialogue.media.domain.Refusal;

/** What became of a picture or a voice message. */
public sealed interface Understood {
    /**
     * It is words now, to be answered like any others.
     *
     * @param spoken whether they are the person's own
     */
    record Words(String text, boolean spoken) implements Understood {}

    /** It is not, and the person is told why. */
    record Not(Refusal why) implements Understood {}

    /** It was dealt with before. */
    record Before() implements Understood {}
}
