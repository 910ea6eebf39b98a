package io.soulnear.flags.flag.domain;

import java.util.regex.Pattern;

/**
 * A flag as it is now.
 *
 * @param key as the code asks for it, like {@code ENABLE_VOICE}
 * @param version 1 for the first definition, then one more for every change
 * @param definition the flag's JSON object in flagd's format
 */
public record Flag(String key, long version, String definition, Change lastChange) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    public Flag {
        if (!isKey(key) || version < 1) {
            throw new IllegalArgumentException("A flag needs a key and a version from 1");
        }
    }

    /** Whether the text can be the key of a flag: 1 to 64 of letters, digits, {@code _ . -}, a letter first. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }
}
