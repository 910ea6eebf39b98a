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
    /** Turns that a model is shown of the talk: ten messages, counted as companion.md does, what was said by either side. */
    public static final int WINDOW = 5;

    /** Turns that it is shown of the talk of the premium. */
    public static final int PREMIUM_WINDOW = 12;

    public Talk {
        history = List.copyOf(history);
    }

    /** The last turns, as many as a model is shown; what was before them is in the summary, sooner or later. */
    public List<Exchange> window() {
        var most = portrait.isPremium(at) ? PREMIUM_WINDOW : WINDOW;
        return history.subList(Math.max(0, history.size() - most), history.size());
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
