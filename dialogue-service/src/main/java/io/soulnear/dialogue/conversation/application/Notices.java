package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.reply.Line;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Texts that need no turn, such as the welcome of a mode. Each is said once for the update that asked for it. */
public interface Notices {
    /** What is said, once it is known in which language. */
    @FunctionalInterface
    interface Wording {
        /** The messages, in their order. */
        List<Line> in(Language language, Texts texts);

        /** One plain text of the messages, with its values filled in. */
        static Wording of(String key, Object... values) {
            return (language, texts) -> List.of(Line.plain(texts.get(language, key, values)));
        }
    }

    /**
     * Says it in the person's language.
     *
     * @param cause the update that asked
     * @param number Telegram's of that update
     * @param at when the update came in; nothing is said to someone who was erased after that
     * @param languageCode Telegram's language of the person, for those of whom nothing was heard yet; empty when unknown
     */
    void say(UUID cause, long number, long chat, Instant at, String languageCode, Wording wording);

    /**
     * Says one plain text.
     *
     * @param key the text's key in the messages
     */
    default void say(UUID cause, long number, long chat, Instant at, String key, String languageCode) {
        say(cause, number, chat, at, languageCode, Wording.of(key));
    }
}
