package io.soulnear.profile.chronicle;

import io.soulnear.messaging.Event;
import java.util.function.Consumer;

/** What the topic of people still holds. */
public interface Told {
    /** Gives every event that is there now, in order for each person. */
    void sinceTheBeginning(Consumer<Event> each);
}
