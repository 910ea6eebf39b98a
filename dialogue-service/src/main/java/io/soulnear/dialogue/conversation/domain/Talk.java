package io.soulnear.dialogue.conversation.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a companion has to go by for one reply.
 *
 * @param language in which to answer, unless the message is plainly in another
 * @param portrait what of the profile may be used
 * @param summary of what was said before the history, or null when there is none
 * @param history the turns before, oldest first
 * @param text what the person says now
 * @param at when it was said
 */
public record Talk(
        long chat,
        Mode mode,
        Locale language,
        @Nullable Person person,
        Portrait portrait,
        @Nullable String summary,
        List<Exchange> history,
        String text,
        Instant at) {
    public Talk {
        history = List.copyOf(history);
    }

    /** Whether the last thing the person heard was help in a crisis. */
    public boolean isAfterCrisis() {
        return !history.isEmpty() && history.getLast().crisis();
    }

    /** How this one answer is to be given. */
    public Manner manner() {
        return Manner.of(portrait.style(), portrait.mood(), at);
    }
}
