package io.soulnear.profile.analysis.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Something the person said.
 *
 * @param turn the turn, or the quiz session, in which it was said
 * @param at when it was said
 */
public record Utterance(UUID turn, Instant at, String text) {}
