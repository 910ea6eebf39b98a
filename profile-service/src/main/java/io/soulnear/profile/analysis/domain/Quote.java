package io.soulnear.profile.analysis.domain;

import java.time.Instant;
import java.util.UUID;

/** A piece of what the person said, letter by letter. */
public record Quote(String text, UUID turn, Instant at) {}
