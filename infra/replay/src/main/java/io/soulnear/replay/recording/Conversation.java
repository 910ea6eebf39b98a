package io.soulnear.replay.recording;

import io.soulnear.messaging.Event;
import java.util.List;

/**
 * What one person did, in order.
 *
 * @param name the pseudonym under which the conversation is compared: its place in the recording, and so the same in every run
 * @param chat the chat id, which is the key of its events
 * @param leadIn what came before the chosen range: played, so that everything is as it was, and not compared
 * @param updates what is compared
 */
public record Conversation(String name, String chat, List<Event> leadIn, List<Event> updates) {
    public Conversation {
        leadIn = List.copyOf(leadIn);
        updates = List.copyOf(updates);
    }

    /** How many updates are played. */
    public int size() {
        return leadIn.size() + updates.size();
    }
}
