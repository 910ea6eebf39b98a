package io.soulnear.flags.flag.domain;

import org.jspecify.annotations.Nullable;

/**
 * One place in which two definitions differ.
 *
 * @param path a JSON pointer, like {@code /variants/on}
 * @param before the value there as JSON; null when there is none
 * @param after likewise
 */
public record Difference(
        String path, @Nullable String before, @Nullable String after) {}
