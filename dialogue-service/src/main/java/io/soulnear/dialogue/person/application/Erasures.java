package io.soulnear.dialogue.person.application;

import io.soulnear.messaging.EventIds;
import java.util.UUID;

/** How an erased person is remembered as erased. */
public final class Erasures {
    private Erasures() {}

    /** Stands for the chat in the list of the erased, which must not hold the id itself. */
    public static UUID key(long chat) {
        return EventIds.derived("erased", Long.toString(chat));
    }
}
