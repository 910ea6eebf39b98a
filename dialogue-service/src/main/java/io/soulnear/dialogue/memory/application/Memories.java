package io.soulnear.dialogue.memory.application;

import io.soulnear.dialogue.conversation.domain.Mode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is remembered of a person's talk in one mode beyond its last turns. */
public interface Memories {
    /** Whether that many turns, or more, have piled up since the last fold. */
    boolean isPiledUp(long chat, Mode mode, int turns);

    /** The oldest turns that are not in the summary yet, at most so many; empty when there are none. */
    Optional<Pile> oldest(long chat, Mode mode, int turns);

    /**
     * Puts the summary in place of the pile, all at once.
     *
     * @return false when the memory is no longer what the pile was taken from, or the person was erased meanwhile; nothing is changed then
     */
    boolean fold(Pile pile, String summary);

    /**
     * Forgets summary and turns so far, for all prompts to come. What was said stays among what the person can search.
     *
     * @param cause the update that asked for it; a repeat of it forgets nothing that came after
     * @param at when it was asked for
     */
    void forget(UUID cause, long chat, Mode mode, Instant at);
}
