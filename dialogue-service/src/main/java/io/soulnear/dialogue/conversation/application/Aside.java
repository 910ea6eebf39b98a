package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Mode;
import java.time.Instant;
import java.util.UUID;

/** Something else than talking that a person can want here, by a command or by a button. */
public interface Aside {
    /**
     * What the person wants.
     *
     * @param cause the update that brought it
     * @param number Telegram's of that update
     * @param at when the update came in
     * @param mode in which the person talks at the moment
     * @param languageCode Telegram's language of the person, empty when unknown
     * @param command without its slash, empty for a button
     * @param words what follows the command
     * @param action of the button without its service, empty for a command
     */
    record Wish(
            UUID cause,
            long number,
            long chat,
            Instant at,
            Mode mode,
            String languageCode,
            String command,
            String words,
            String action) {}

    /** Answers the wish, if it is one for this; false when it is not. */
    boolean answer(Wish wish);
}
