package io.soulnear.flags.flag.domain;

import java.time.Instant;

/**
 * Who changed a flag, why, and when.
 *
 * @param actor a person or program, 1 to {@value #MAX_ACTOR} characters
 * @param reason in their own words, at most {@value #MAX_REASON} characters; may be empty
 */
public record Change(String actor, String reason, Instant at) {
    public static final int MAX_ACTOR = 100;
    public static final int MAX_REASON = 500;

    public Change {
        if (actor.isBlank() || actor.length() > MAX_ACTOR) {
            throw new IllegalArgumentException("actor must have 1 to " + MAX_ACTOR + " characters");
        }
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("reason must have at most " + MAX_REASON + " characters");
        }
    }
}
