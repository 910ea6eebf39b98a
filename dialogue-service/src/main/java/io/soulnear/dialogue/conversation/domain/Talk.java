package io.soulnear.dialogue.conversation.domain;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a companion has to go by for one reply.
 *
 * @param language in which to answer, unless the message is plainly in another
 * @param history the turns before, oldest first
 * @param text what the person says now
 */
public record Talk(
        long chat, Mode mode, Locale language, @Nullable Person person, List<Exchange> history, String text) {
    public Talk {
        history = List.copyOf(history);
    }

    /** Whether the last thing the person heard was help in a crisis. */
    public boolean isAfterCrisis() {
        return !history.isEmpty() && history.getLast().crisis();
    }
}
