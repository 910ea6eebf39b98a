package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.Folders;
import io.soulnear.sandbox.servers.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a supervisor that was killed has left running. Only a process that carries our mark is ever touched. */
public final class Orphans {
    private static final Set<String> SERVERS = Set.of("kafka", "postgres", "redis", "telegram");
    private static final int PATIENCE_SECONDS = 25;

    private Orphans() {}

    /** Ends them, training and services first; returns their names. Does nothing while a supervisor runs. */
    public static List<String> end(Sandbox sandbox) {
        var state = State.read(sandbox).filter(last -> !last.isSupervised());
        if (state.isEmpty()) {
            return List.of();
        }
        var left = new ArrayList<String>();
        if (new TrainingGround(sandbox.aotCaches()).endLeft()) {
            left.add("training");
        }
        left.addAll(end(state.get(), false));
        left.addAll(end(state.get(), true));
        return left;
    }

    /**
     * Ends what replays have left that were killed together with their supervisors, and deletes what they stored. One that is at work
     * is left alone.
     *
     * @param home the project's top folder
     * @return their names
     */
    public static List<String> ofReplays(Path home) {
        var left = new ArrayList<String>();
        try (var folders = Files.newDirectoryStream(home.resolve(".soulnear"), "replay-*")) {
            for (var folder : folders) {
                var sandbox = new Sandbox(home, folder.getFileName().toString());
                if (State.read(sandbox).filter(last -> !last.isSupervised()).isPresent() && isReplay(sandbox)) {
                    end(sandbox);
                    Folders.delete(sandbox.data());
                    Folders.delete(sandbox.run());
                    left.add(sandbox.environment());
                }
            }
        } catch (NoSuchFileException _) {
            // nothing was ever started here
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + home, e);
        }
        return left;
    }

    private static boolean isReplay(Sandbox sandbox) {
        return Variables.isReplay(
                EnvFile.read(sandbox.run().resolve("environment")).values());
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
