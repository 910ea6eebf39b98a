package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A button under a message.
 *
 * @param data what the bot gets when it is pressed
 * @param url what opens instead
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Button(
        String text, @Nullable String data, @Nullable String url) {}
