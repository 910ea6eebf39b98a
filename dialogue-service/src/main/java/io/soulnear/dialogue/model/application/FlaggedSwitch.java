package io.soulnear.dialogue.model.application;

import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;

/** The flag {@code USE_CHAT_COMPLETION}, for each chat on its own. */
@Singleton
final class FlaggedSwitch implements ModelSwitch {
    private static final String FLAG = "USE_CHAT_COMPLETION";

    private final Flags flags;

    FlaggedSwitch(Flags flags) {
        this.flags = flags;
    }

    @Override
    public boolean isOn(long chat) {
        return flags.on(FLAG, Long.toString(chat));
    }
}
