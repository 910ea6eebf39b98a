package io.soulnear.flags.flag.domain;

import java.time.Instant;

/**
 * Who changed a flag, why, and when.
 *
 * @param actor a person or program, 1 to {@value #MAX_ACTOR} characters
 * @param reason in their own words, at most {@value #MAX_REASON} characters; may be empty
 * @param override why it is made even where a replay's report is missing, likewise; empty: then it is not made
 */
public record Change(String actor, String reason, Instant at, String override) {
    public static final int MAX_ACTOR = 100;
    public static final int MAX_REASON = 500;

    public Change {
        if (actor.isBlank() || actor.length() > MAX_ACTOR) {
            throw new IllegalArgumentException("actor must have 1 to " + MAX_ACTOR + " characters");
        }
        if (reason.length() > MAX_REASON || override.length() > MAX_REASON) {
            throw new IllegalArgumentException("reason and override must have at most " + MAX_REASON + " characters");
        }
    }

    /** A change that needs a report wherever one is asked for. */
    public Change(String actor, String reason, Instant at) {
        this(actor, reason, at, "");
    }
}
