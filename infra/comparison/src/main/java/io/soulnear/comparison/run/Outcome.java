package io.soulnear.comparison.run;

/** What came of an update. */
public enum Outcome {
    ANSWERED,
    /** Nothing was said, and nothing went wrong. */
    SILENT,
    /** The person was told that it does not work now. */
    APOLOGY,
    /** The update became a dead letter. */
    FAILED,
    /** No answer came in time. */
    LATE;

    /** Whether the person was let down. */
    public boolean isFailure() {
        return this == APOLOGY || this == FAILED || this == LATE;
    }
}
