package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.ProcessMark;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Ahead-of-time caches (JEP 483, 514): classes loaded and linked once, so that the next start takes a fraction. A cache belongs to
 * exactly the jars and the Java it was made with; its name says which, and another one is never used. It is written when a run that
 * records ends.
 */
final class AotCaches {
    private static final long PATIENCE_SECONDS = 180;
    private static final long POLL_MILLIS = 200;

    private final Path folder;
    private final boolean enabled;
    private final TrainingGround ground;
    private final Set<Process> runs = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    AotCaches(Path folder, boolean enabled) {
        this.folder = folder;
        this.enabled = enabled;
        this.ground = new TrainingGround(folder);
    }

    /** The options that use the program's cache; none when there is none yet. */
    List<String> use(JavaProgram program) {
        var cache = file(program);
        return enabled && Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of();
    }

    /** Whether the program still needs a recording run. */
    boolean lacks(JavaProgram program) {
        return enabled && !closed && !Files.exists(file(program));
    }

    /** Where training takes place. */
    TrainingGround ground() {
        return ground;
    }

    /** Starts the program at the lowest priority, so that nobody notices; it records when its cache is missing. */
    Run start(JavaProgram program, Map<String, String> environment) {
        try {
            var fresh = ground.folder().resolve(program.name() + ".aot");
            var word = "-Dsoulnear.process=training@" + folder;
            var line = new ArrayList<>(List.of("setsid", "nice", "-n", "19"));
            line.addAll(program.command(
                    word, lacks(program) ? List.of("-XX:AOTCacheOutput=" + fresh, "-Xlog:aot=off") : use(program)));
            var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(new File("/dev/null"));
            builder.environment().putAll(environment);
            var process = builder.start();
            runs.add(process);
            ground.note(ProcessMark.of(process.toHandle(), word));
            return new Run(program, process, fresh);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot train " + program.name(), e);
        }
    }

    /** Gives up the runs that are under way. */
    void close() {
        closed = true;
        runs.forEach(AotCaches::kill);
    }

    /** A run of a program for the sake of its cache. */
    final class Run implements AutoCloseable {
        private final JavaProgram program;
        private final Process process;
        private final Path fresh;
        private boolean ready;

        private Run(JavaProgram program, Process process, Path fresh) {
            this.program = program;
            this.process = process;
            this.fresh = fresh;
        }

        /** Returns when {@code readiness} answers 200, or when waiting longer would not help. */
        void awaitReady(URI readiness) {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            try {
                while (!ready && !closed && System.nanoTime() < deadline) {
                    if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    ready = CommandProgram.answers(readiness);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        /** Ends the run; what it has recorded, if it came up, becomes the program's cache, and older ones go. */
        @Override
        public void close() {
            try {
                process.destroy();
                var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (ended && ready && !closed && Files.exists(fresh)) {
                    removeOlder(program);
                    Files.move(fresh, file(program), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("No ahead-of-time cache for " + program.name(), e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                kill(process);
                runs.remove(process);
                delete(fresh);
                delete(fresh.resolveSibling(fresh.getFileName() + ".config"));
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Path file(JavaProgram program) {
        return folder.resolve(program.name() + "-" + Runtime.version().feature() + "-"
                + Integer.toHexString(Runtime.version().toString().hashCode()) + "-"
                + Integer.toHexString(program.flags().hashCode()) + "-"
                + program.module().fingerprint() + ".aot");
    }

    private void removeOlder(JavaProgram program) throws IOException {
        try (var older = Files.newDirectoryStream(folder, program.name() + "-*.aot")) {
            for (var file : older) {
                Files.delete(file);
            }
        }
    }
}
