package io.soulnear.dialogue.conversation.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a talk needs to know of a person.
 *
 * @param gender {@code m}, {@code f}, or null when the person prefers not to say
 */
public record Person(
        Locale language, @Nullable String name, @Nullable String gender) {}
