package io.soulnear.dialogue.conversation.domain;

import java.util.Locale;
import java.util.Optional;

/** The two ways of talking. */
public enum Mode {
    /** Support in the day. */
    HELPER,
    /** Winding down, sleep and dreams. */
    SOULSLEEP;

    /** As events and tables name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that code; empty for one that is unknown. */
    public static Optional<Mode> of(String code) {
        return switch (code) {
            case "helper" -> Optional.of(HELPER);
            case "soulsleep" -> Optional.of(SOULSLEEP);
            default -> Optional.empty();
        };
    }
}
