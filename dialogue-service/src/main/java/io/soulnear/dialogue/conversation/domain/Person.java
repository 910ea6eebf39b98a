package io.soulnear.dialogue.conversation.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person has said of themselves.
 *
 * @param age in years, or null when the person prefers not to say
 * @param gender {@code m}, {@code f}, or null when the person prefers not to say
 */
public record Person(
        Locale language,
        @Nullable String name,
        @Nullable Integer age,
        @Nullable String gender) {}
