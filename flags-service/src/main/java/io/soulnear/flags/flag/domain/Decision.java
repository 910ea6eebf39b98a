package io.soulnear.flags.flag.domain;

/** What becomes of a requested change. */
public sealed interface Decision {
    /** The flag has a new version. */
    record Changed(Flag flag, Revision revision) implements Decision {}

    /** The flag already is as requested; there is no new version. */
    record Unchanged(Flag flag) implements Decision {}

    /** Nothing was changed. */
    record Refused(Refusal why, String detail) implements Decision {}
}
