package io.soulnear.comparison;

/** What a comparison comes to, by the rule that TEST has to be at least as good as PROD. */
public enum Verdict {
    BETTER(0),
    EQUAL(0),
    WORSE(1),
    NOT_ENOUGH_DATA(3);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** 0 when the change may go on, 1 when it is worse, 3 when nobody can say. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether the change may go on. */
    public boolean passes() {
        return this == BETTER || this == EQUAL;
    }
}
