package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a supervisor that was killed has left running. Only a process that carries our mark is ever touched. */
public final class Orphans {
    private static final Set<String> SERVERS = Set.of("kafka", "postgres", "redis", "telegram");
    private static final int PATIENCE_SECONDS = 25;

    private Orphans() {}

    /** Ends them, services first; returns their names. Does nothing while a supervisor runs. */
    public static List<String> end(Sandbox sandbox) {
        var state = State.read(sandbox).filter(last -> !last.isSupervised());
        if (state.isEmpty()) {
            return List.of();
        }
        var services = end(state.get(), false);
        return Stream.concat(services.stream(), end(state.get(), true).stream()).toList();
    }

    private static List<String> end(State state, boolean servers) {
        var ending = state.processes().stream()
                .filter(entry -> SERVERS.contains(entry.name()) == servers)
                .flatMap(entry -> end(entry).stream())
                .toList();
        return ending.stream().map(Ending::await).toList();
    }

    private static Optional<Ending> end(State.Entry entry) {
        return entry.process().map(process -> {
            // PostgreSQL takes TERM as "when the last client has left".
            var signal = entry.name().equals("postgres") ? Signal.INT : Signal.TERM;
            var thread = Thread.ofPlatform().start(() -> signal.end(process, PATIENCE_SECONDS));
            return new Ending(entry.name(), thread);
        });
    }

    private record Ending(String name, Thread thread) {
        String await() {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return name;
        }
    }
}
