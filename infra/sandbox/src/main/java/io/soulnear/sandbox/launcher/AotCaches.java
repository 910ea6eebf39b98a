package io.soulnear.sandbox.launcher;

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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ahead-of-time caches (JEP 483, 514): classes loaded and linked once, so that the next start takes a fraction. A cache belongs to exactly
 * the jars and the Java it was made with; its name says which, and another one is never used.
 *
 * <p>A cache is made by a training run: the same program, at the lowest priority, cut off from everything (no broker, no database, no
 * Telegram), for as long as it takes to come up, and then ended.
 */
final class AotCaches {
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final boolean enabled;
    private volatile boolean ending;
    private volatile @Nullable Process training;

    AotCaches(Path folder, boolean enabled) {
        this.folder = folder;
        this.enabled = enabled;
    }

    /** The options that use the program's cache; none when there is none yet. */
    List<String> use(JavaProgram program) {
        var cache = file(program);
        return enabled && Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of();
    }

    /**
     * Makes the program's cache unless it is there.
     *
     * @param environment what cuts the training run off
     * @param trained answers (anything) when the run has come far enough
     */
    void train(JavaProgram program, Map<String, String> environment, URI trained) {
        var cache = file(program);
        if (!enabled || ending || Files.exists(cache)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            removeOlder(program);
            var fresh = folder.resolve(
                    program.name() + "-" + ProcessHandle.current().pid() + ".new");
            var line = new ArrayList<>(List.of("setsid", "nice", "-n", "19"));
            line.addAll(program.command(
                    "-Dsoulnear.process=training@" + folder, List.of("-XX:AOTCacheOutput=" + fresh, "-Xlog:aot=off")));
            var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(new File("/dev/null"));
            builder.environment().putAll(environment);
            run(builder, trained);
            if (Files.exists(fresh)) {
                Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No ahead-of-time cache for " + program.name(), e);
        }
    }

    private void run(ProcessBuilder builder, URI trained) throws IOException {
        var process = builder.start();
        training = process;
        try {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            var goesOn = true;
            while (goesOn && !ending && System.nanoTime() < deadline && !CommandProgram.listens(trained)) {
                goesOn = !process.waitFor(200, TimeUnit.MILLISECONDS);
            }
            process.destroy(); // the cache is written while it ends
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            kill(process);
            training = null;
        }
    }

    /** Gives up a training run that is under way. */
    void close() {
        ending = true;
        var process = training;
        if (process != null) {
            kill(process);
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
        try (var older = Files.newDirectoryStream(folder, program.name() + "-*")) {
            for (var file : older) {
                Files.delete(file);
            }
        }
    }
}
