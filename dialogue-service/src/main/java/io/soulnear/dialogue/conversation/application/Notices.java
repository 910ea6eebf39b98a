package io.soulnear.dialogue.conversation.application;

import java.time.Instant;
import java.util.UUID;

/** Texts that need no turn, such as the welcome of a mode. Each is said once for the update that asked for it. */
public interface Notices {
    /**
     * Says it in the person's language.
     *
     * @param cause the update that asked
     * @param at when the update came in; nothing is said to someone who was erased after that
     * @param key the text's key in the messages
     * @param languageCode Telegram's language of the person, for those of whom nothing was heard yet; empty when unknown
     */
    void say(UUID cause, long chat, Instant at, String key, String languageCode);
}
