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
 * @param number Telegram's of the message in its chat, by which edits name it; 0 for what was not typed, and cannot be edited
 * @param update Telegram's number of the update; 0 when it is not known, and the time alone says what was before it
 */
public record Message(UUID turn, long chat, Mode mode, String text, Instant at, long number, long update) {
    public Message {
        text = Typed.intact(text);
    }

    /** What cannot be edited, of an update that is not known. */
    public Message(UUID turn, long chat, Mode mode, String text, Instant at) {
        this(turn, chat, mode, text, at, 0, 0);
    }

    /** Whether its person can change it. */
    public boolean isEditable() {
        return number != 0;
    }

    /** The same message in other words. */
    public Message saying(String text) {
        return new Message(turn, chat, mode, text, at, number, update);
    }
}
