package io.soulnear.profile.person.domain;

import java.util.Arrays;
import java.util.Optional;

/** What a registered person can open besides the menu. */
public enum Room {
    SETTINGS("set"),
    PORTRAIT("me"),
    EXPORT("export"),
    PREMIUM("premium");

    private final String code;

    Room(String code) {
        this.code = code;
    }

    /** The first word of its buttons. */
    public String code() {
        return code;
    }

    /** The room whose buttons begin with this word. */
    public static Optional<Room> of(String code) {
        return Arrays.stream(values()).filter(room -> room.code.equals(code)).findFirst();
    }
}
