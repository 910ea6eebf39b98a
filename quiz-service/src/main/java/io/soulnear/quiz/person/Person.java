package io.soulnear.quiz.person;

import io.soulnear.runtime.Language;
import org.jspecify.annotations.Nullable;

/** How to speak to somebody who is registered. */
public record Person(Language language, @Nullable String name) {}
