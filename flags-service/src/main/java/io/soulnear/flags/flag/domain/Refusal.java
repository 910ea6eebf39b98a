package io.soulnear.flags.flag.domain;

/** Why a flag was not changed. */
public enum Refusal {
    /** There is no flag of that key, and the request was not meant to make one. */
    UNKNOWN_FLAG,
    /** Someone else changed the flag in between: look again, then decide again. */
    STALE_VERSION,
    /** The key or the definition is not one that services could evaluate. */
    INVALID_DEFINITION,
    /** The flag has no variant for on or off. */
    NOT_SWITCHABLE,
    /** The flag never was otherwise, or not in the version that was named. */
    NOTHING_TO_UNDO,
    /** The flag is not being let out. */
    NO_ROLLOUT,
    /** More people would get the flag than may without a passing report of a replay. */
    NEEDS_REPORT
}
