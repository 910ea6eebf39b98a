package io.soulnear.sandbox.launcher;

import java.time.Clock;

/** The supervisor as a process of its own; the argument names the environment. */
public final class SupervisorProcess {
    private SupervisorProcess() {}

    /** Runs until it is told to end. */
    public static void main(String[] args) {
        try {
            Supervision.begin(Sandbox.of(args[0]), Clock.systemUTC()).trainAndWait();
        } catch (Problem e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        }
        System.exit(ExitCodes.OK);
    }
}
