package io.soulnear.gateway.focus.domain;

import java.util.Locale;
import java.util.Optional;

/** The two companions a person can talk to. */
public enum Mode {
    HELPER,
    SOULSLEEP;

    /** The name used in events, commands and button actions. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that wire name; empty for a name that is none. */
    public static Optional<Mode> of(String wireName) {
        for (var mode : values()) {
            if (mode.wireName().equals(wireName)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
