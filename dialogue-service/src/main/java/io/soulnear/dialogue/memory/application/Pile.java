package io.soulnear.dialogue.memory.application;

import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Mode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns that are to be folded into the summary.
 *
 * @param summary as it stands, or null when there is none
 * @param since the turn that was folded last, as a place in the order of all turns
 * @param turns oldest first, never empty
 * @param last the id of the last of them
 * @param upTo its place in the order of all turns
 */
public record Pile(
        long chat, Mode mode, @Nullable String summary, long since, List<Exchange> turns, UUID last, long upTo) {
    public Pile {
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("A pile has something in it");
        }
    }
}
