package io.soulnear.profile.person.domain;

import java.util.Optional;

/** How a person wants to be addressed, as far as they want to say. */
public enum Gender {
    FEMALE,
    MALE,
    UNDISCLOSED;

    /** The gender that was typed; empty when it can't be read. */
    static Optional<Gender> read(String typed) {
        if (Words.decline(typed)) {
            return Optional.of(UNDISCLOSED);
        }
        return switch (Words.phrase(typed)) {
            case "f", "female", "woman", "girl", "ж", "жен", "женский", "женщина", "девушка" -> Optional.of(FEMALE);
            case "m", "male", "man", "guy", "boy", "м", "муж", "мужской", "мужчина", "парень" -> Optional.of(MALE);
            default -> Optional.empty();
        };
    }
}
