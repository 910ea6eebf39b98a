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
 * @param address how the person wants to be spoken to
 * @param said what the person said in the turns before, oldest first
 * @param earlier the companion's own last replies, oldest first: nothing of them is said again
 * @param afterCrisis whether the message before this one spoke of a crisis
 */
public record Heard(
        String text,
        Locale language,
        String voice,
        @Nullable String name,
        Address address,
        List<String> said,
        List<String> earlier,
        boolean afterCrisis) {
    public Heard {
        said = List.copyOf(said);
        earlier = List.copyOf(earlier);
    }

    /**
     * How to speak to a person; codes that are unknown change nothing.
     *
     * @param gender {@code m}, {@code f}, or empty when unknown
     * @param tone {@code formal}, {@code friendly}, {@code sarcastic} or {@code motivating}
     * @param personality {@code mentor}, {@code friend}, {@code coach} or {@code therapist}
     * @param length {@code ultra_brief}, {@code brief}, {@code medium} or {@code detailed}
     */
    public record Address(String gender, String tone, String personality, String length) {
        /** For someone who has chosen nothing. */
        public static final Address USUAL = new Address("", "friendly", "friend", "medium");

        boolean isFormal() {
            return tone.equals("formal");
        }
    }
}
