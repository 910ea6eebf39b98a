package io.soulnear.sandbox.launcher;

/** Something the person at the keyboard can mend: shown as one line, without a stack trace. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Problem(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** It was tried and did not work. */
    public static Problem failed(String message) {
        return new Problem(ExitCodes.FAILED, message);
    }

    /** A variable is missing or wrong. */
    public static Problem configuration(String message) {
        return new Problem(ExitCodes.CONFIGURATION, message);
    }

    /** Asked for something that does not exist. */
    public static Problem usage(String message) {
        return new Problem(ExitCodes.USAGE, message);
    }

    /** One of {@link ExitCodes}. */
    public int exitCode() {
        return exitCode;
    }
}
