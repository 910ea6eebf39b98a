package io.soulnear.sandbox.launcher;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends a sandbox, whoever started it. */
public final class Shutdown {
    private static final long PATIENCE_SECONDS = 60;

    private Shutdown() {}

    /**
     * Ends all of its processes, in order, and waits.
     *
     * @return the names of those that ran
     * @throws Problem when the supervisor does not end
     */
    public static List<String> of(Sandbox sandbox) {
        var state = State.read(sandbox);
        if (state.isEmpty()) {
            return List.of();
        }
        var supervisor = state.get().supervisor().find();
        if (supervisor.isEmpty()) {
            return Orphans.end(sandbox);
        }
        var running = state.get().processes().stream()
                .filter(entry -> entry.process().isPresent())
                .map(State.Entry::name)
                .toList();
        supervisor.get().destroy();
        try {
            supervisor.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
            throw Problem.failed("The supervisor (process " + supervisor.get().pid() + ") does not end");
        }
        Orphans.end(sandbox);
        return running;
    }
}
