package io.soulnear.flags.flag.domain;

import org.jspecify.annotations.Nullable;

/**
 * One step in the history of a flag.
 *
 * @param before the definition until then; null for the first
 * @param after the definition that this version brought
 */
public record Revision(String key, long version, @Nullable String before, String after, Change change) {}
