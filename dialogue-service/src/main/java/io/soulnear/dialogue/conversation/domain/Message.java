package io.soulnear.dialogue.conversation.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person said; it opens a turn.
 *
 * @param turn the id of the turn: that of the update which brought the message, so that a repeat is the same turn
 * @param chat Telegram's id of the private chat
 * @param text as it was typed, but for what no database or line can carry (see {@link Typed})
 * @param at when the update came in
 */
public record Message(UUID turn, long chat, Mode mode, String text, Instant at) {
    public Message {
        text = Typed.intact(text);
    }
}
