package io.soulnear.gateway.focus.application;

import io.soulnear.gateway.focus.domain.Chat;
import io.soulnear.gateway.focus.domain.Route;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was decided: the state of chats, and the routes of updates seen. Many at once, in one statement each. */
public interface Decisions {
    /** What is known of those chats and updates; what is not, is left out. */
    Known read(Set<Long> chats, Set<UUID> updates);

    /** Adds to what is known; the first route of an update stays. */
    void write(Known more);

    /** A part of what is known. */
    record Known(Map<Long, Chat> chats, Map<UUID, Route> routes) {
        public Known {
            chats = Map.copyOf(chats);
            routes = Map.copyOf(routes);
        }
    }
}
