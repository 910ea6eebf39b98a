package io.soulnear.sample.tidy.domain;

import java.time.Instant;

/** Told the time. */
public record Greeting(String words, Instant at) {}
