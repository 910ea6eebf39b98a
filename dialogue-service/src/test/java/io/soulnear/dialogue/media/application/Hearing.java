package io.soulnear.dialogue.media.application;

import io.soulnear.runtime.Language;
import java.util.function.Supplier;

/** Hears in every voice message what a test wants said; sees nothing, and is not to be asked to. */
public record Hearing(Supplier<String> said) implements Senses {
    @Override
    public boolean canSee() {
        return false;
    }

    @Override
    public boolean canHear() {
        return true;
    }

    @Override
    public Sensed see(long chat, byte[] picture, String mimeType, String caption, Language language) {
        throw new AssertionError("Nobody looks here");
    }

    @Override
    public Sensed hear(byte[] voice) {
        return new Sensed.Words(said.get());
    }
}
