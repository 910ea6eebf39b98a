package io.soulnear.sandbox.telegram.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A formatted stretch of a text.
 *
 * @param type Telegram's name: {@code bold}, {@code text_link}, {@code bot_command} …
 * @param offset where it begins, in UTF-16 units
 * @param length how long it is, in UTF-16 units
 * @param url the address of a {@code text_link}
 * @param language the programming language of a {@code pre}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entity(
        String type,
        int offset,
        int length,
        @Nullable String url,
        @Nullable String language) {
    /** An entity with nothing but its type. */
    public static Entity of(String type, int offset, int length) {
        return new Entity(type, offset, length, null, null);
    }

    Entity movedBy(int units) {
        return new Entity(type, offset + units, length, url, language);
    }

    Entity withLength(int units) {
        return new Entity(type, offset, units, url, language);
    }

    int end() {
        return offset + length;
    }
}
