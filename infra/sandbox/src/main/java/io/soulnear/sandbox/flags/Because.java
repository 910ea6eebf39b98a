package io.soulnear.sandbox.flags;

/**
 * Who changes a flag, and why.
 *
 * @param reason stands in the history; may be empty
 * @param override why more people than usual may get it in prod without the report of a replay; empty: they may not
 */
public record Because(String actor, String reason, String override) {
    /** A change that waits for a report where one is asked for. */
    public Because(String actor, String reason) {
        this(actor, reason, "");
    }
}
