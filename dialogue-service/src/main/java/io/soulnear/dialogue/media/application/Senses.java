package io.soulnear.dialogue.media.application;

import io.soulnear.runtime.Language;

/** Models that see and hear. */
public interface Senses {
    /** Whether there is one that sees. */
    boolean canSee();

    /** Whether there is one that hears. */
    boolean canHear();

    /** Describes a picture of that chat in that language; {@code caption} is what the person wrote under it, perhaps nothing. */
    Sensed see(long chat, byte[] picture, String mimeType, String caption, Language language);

    /** Writes down what is said in a voice message. */
    Sensed hear(byte[] voice);

    /** What came of it. */
    sealed interface Sensed {
        /** In words, not blank. */
        record Words(String text) implements Sensed {}

        /** Nothing that makes sense. */
        record Nothing() implements Sensed {}

        /** Nothing in time. */
        record TooSlow() implements Sensed {}
    }
}
