package io.soulnear.sandbox.telegram;

import org.jspecify.annotations.Nullable;

/**
 * Who a person is to Telegram.
 *
 * @param id of the person, and of the private chat with them
 * @param languageCode of their app, as IETF tag; absent when the app does not tell
 */
public record Profile(long id, String name, @Nullable String languageCode) {
    /** Refuses what Telegram cannot hold. */
    public Profile {
        if (id <= 0 || name.isBlank()) {
            throw new IllegalArgumentException("A person has a positive id and a name");
        }
    }
}
