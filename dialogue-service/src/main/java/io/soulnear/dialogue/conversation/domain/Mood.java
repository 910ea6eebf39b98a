package io.soulnear.dialogue.conversation.domain;

import java.time.Instant;

/**
 * The mood of one message.
 *
 * @param name a word for machines, like {@code anxious}; more may come
 * @param valence from -1, very unpleasant, to 1, very pleasant
 * @param stress {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param energy {@code low}, {@code medium} or {@code high}
 * @param at when the message was written
 */
public record Mood(String name, double valence, String stress, String energy, Instant at) {
    /** Too tense for wit and for much text. */
    public boolean isStressed() {
        return stress.equals("high") || stress.equals("critical");
    }

    /** Without strength for much text. */
    public boolean isTired() {
        return energy.equals("low");
    }

    /** Full of strength, and not out of anger. */
    public boolean isEnergetic() {
        return energy.equals("high") && valence >= 0;
    }
}
