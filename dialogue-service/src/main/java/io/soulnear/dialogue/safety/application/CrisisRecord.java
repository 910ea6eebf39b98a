package io.soulnear.dialogue.safety.application;

import java.util.Locale;
import java.util.UUID;

/** The audit of crises. */
public interface CrisisRecord {
    /**
     * Notes, once, that an update spoke of a crisis; its text is not kept.
     *
     * @param update the update's id
     * @param language the language of the wording
     */
    void detected(UUID update, long chat, Locale language);
}
