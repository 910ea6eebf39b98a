package io.soulnear.sandbox.launcher;

import java.nio.file.Path;
import java.time.Clock;

/** A supervisor in a process of its own, for a test to kill: of a project, an environment, and whether that is a replay's. */
public final class AbandoningSupervisor {
    private AbandoningSupervisor() {}

    public static void main(String[] args) throws InterruptedException {
        var small = new SmallSandbox(Path.of(args[0]), args[1])
                .shared(Variables.REPLAY, args[2])
                .service("gateway")
                .server("kafka");
        var supervisor = new Supervisor(small.sandbox, small.plan(), Clock.systemUTC());
        supervisor.start();
        supervisor.awaitEnd();
    }
}
