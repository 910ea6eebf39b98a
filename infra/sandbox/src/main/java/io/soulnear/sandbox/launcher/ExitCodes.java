package io.soulnear.sandbox.launcher;

/** What the command line answers to the shell. */
public final class ExitCodes {
    /** Done. */
    public static final int OK = 0;
    /** Tried and failed; the reason is on standard error. */
    public static final int FAILED = 1;
    /** Asked for something that does not exist. */
    public static final int USAGE = 2;
    /** A variable is missing or wrong (sysexits.h, EX_CONFIG). */
    public static final int CONFIGURATION = 78;

    private ExitCodes() {}
}
