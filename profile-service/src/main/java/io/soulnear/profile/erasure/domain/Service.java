package io.soulnear.profile.erasure.domain;

import java.util.Locale;
import java.util.Optional;

/** Who else keeps something about a person, and has to erase it. */
public enum Service {
    GATEWAY,
    DIALOGUE,
    QUIZ;

    /** The service of that name; empty for those that nobody waits for. */
    public static Optional<Service> named(String name) {
        for (var service : values()) {
            if (service.code().equals(name)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** The name in events. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
