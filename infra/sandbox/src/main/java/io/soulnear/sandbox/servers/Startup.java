package io.soulnear.sandbox.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starting a server that is a process of its own. */
final class Startup {
    private Startup() {}

    static ProcessBuilder process(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /**
     * Waits until the server is ready.
     *
     * @throws IllegalStateException when it ended or took too long; it is killed then
     */
    static void await(Process process, Path log, Duration patience, BooleanSupplier ready) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!ready.getAsBoolean()) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("The server ended with " + process.exitValue() + ":\n" + end(log));
                }
                if (System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "The server was not ready after " + patience.toSeconds() + " s:\n" + end(log));
                }
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a server was starting");
        }
    }

    /** The last lines of a log. */
    static String end(Path log) {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }
}
