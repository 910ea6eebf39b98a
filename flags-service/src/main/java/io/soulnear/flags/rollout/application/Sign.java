package io.soulnear.flags.rollout.application;

import java.time.Duration;
import java.time.Instant;

/** Something that happened to a person, and that tells how they fare. */
public sealed interface Sign {
    /** Whose it is. */
    long chat();

    /** When it was. */
    Instant at();

    /** A turn is over: the ordinary companion answered what was said. */
    record Answered(long chat, Instant at, String said, Duration took, Ending ending) implements Sign {}

    /** What was said was a crisis, and help came. */
    record Helped(long chat, Instant at) implements Sign {}

    /** <em>Not me</em>, the person said of a pattern. */
    record Rejected(long chat, Instant at) implements Sign {}

    /** How a turn ended. */
    enum Ending {
        REPLY,
        APOLOGY
    }
}
