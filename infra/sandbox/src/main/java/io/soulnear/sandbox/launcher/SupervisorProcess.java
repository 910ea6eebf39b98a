package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;

/** The supervisor as a process of its own; the argument names the environment. */
public final class SupervisorProcess {
    private SupervisorProcess() {}

    /** Runs until it is told to end. That of a replay ends with whoever plays, too, and leaves nothing then. */
    public static void main(String[] args) {
        try {
            var sandbox = Sandbox.of(args[0]);
            var supervision = Supervision.begin(sandbox, Clock.systemUTC());
            if (Variables.of(sandbox).isReplay()) {
                awaitEndOfOwner();
                supervision.end();
                Folders.delete(sandbox.data());
                Folders.delete(sandbox.run());
            } else {
                supervision.trainAndWait();
            }
        } catch (Problem e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        }
        System.exit(ExitCodes.OK);
    }

    /** The kernel closes the other end of our input when its owner is gone, by whatever signal. */
    private static void awaitEndOfOwner() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // nobody is there to be read from
        }
    }
}
