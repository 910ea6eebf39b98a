package io.soulnear.dialogue.media.application;

import io.soulnear.messaging.Event;
import java.util.UUID;

/** What is told of what was said aloud. */
@FunctionalInterface
public interface Told {
    /**
     * Tells it once, and remembers that it is.
     *
     * @param spoken the event of what was said aloud
     */
    void tell(UUID spoken, Event heard);
}
