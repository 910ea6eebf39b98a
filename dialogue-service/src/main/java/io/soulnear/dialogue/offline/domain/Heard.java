package io.soulnear.dialogue.offline.domain;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the companion has to go by for one reply.
 *
 * @param text the person's message
 * @param language the person's language; a message plainly in the other one is answered in that
 * @param voice {@code helper} or {@code soulsleep}
 * @param name how the person wants to be called, if known
 * @param earlier the companion's own last replies, oldest first: nothing of them is said again
 * @param afterCrisis whether the message before this one spoke of a crisis
 */
public record Heard(
        String text,
        Locale language,
        String voice,
        @Nullable String name,
        List<String> earlier,
        boolean afterCrisis) {
    public Heard {
        earlier = List.copyOf(earlier);
    }
}
