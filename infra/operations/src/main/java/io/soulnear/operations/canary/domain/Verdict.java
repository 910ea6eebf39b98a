package io.soulnear.operations.canary.domain;

/** What the figures say of a canary. */
public sealed interface Verdict {
    /** Neither of the two has done enough for a comparison. */
    record TooFew() implements Verdict {}

    /** As good as the stable build, within what chance explains. */
    record Healthy() implements Verdict {}

    /** Worse, and why, for an operator. */
    record Worse(String reason) implements Verdict {}
}
