package io.soulnear.bench.run;

import io.soulnear.bench.stage.Stage;
import io.soulnear.bench.stage.Usage;
import io.soulnear.sandbox.launcher.LogFile;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Types {@code ./soulnear up}, as a person would, and looks at the clock. */
public final class StartupRun {
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private final Path home;
    private final String environment;

    /**
     * @param home the project's top folder, built
     * @param environment to start and to wipe; nothing of it may run
     */
    public StartupRun(Path home, String environment) {
        this.home = home;
        this.environment = environment;
    }

    /**
     * What starts showed.
     *
     * @param first without data and without ahead-of-time caches
     * @param later with both
     * @param residentBytes of all processes, a while after
     */
    public record Result(Duration first, Duration later, long residentBytes) {}

    /** Starts three times; the second one makes the ahead-of-time caches where they are missing. */
    public Result run() {
        var sandbox = new Sandbox(home, environment);
        try {
            var first = first();
            down();
            later();
            Stage.awaitQuiet(sandbox);
            down();
            var later = later();
            Stage.await(SETTLING, () -> false);
            return new Result(
                    first, later, Usage.residentBytes(State.read(sandbox).orElseThrow()));
        } finally {
            down();
        }
    }

    private Duration first() {
        return time(true, List.of("up", "--detach", "--fresh"));
    }

    private Duration later() {
        return time(false, List.of("up", "--detach"));
    }

    private void down() {
        time(false, List.of("down"));
    }

    private Duration time(boolean withoutCaches, List<String> words) {
        var log = home.resolve(".soulnear/cache/bench-startup.log");
        var command = new ArrayList<>(List.of(home.resolve("soulnear").toString()));
        command.addAll(words);
        command.addAll(List.of("--env", environment));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        if (withoutCaches) {
            builder.environment().put("SOULNEAR_AOT", "off");
        }
        var begin = System.nanoTime();
        try {
            var exitCode = builder.start().waitFor();
            if (exitCode != 0) {
                throw Problem.failed("./soulnear " + String.join(" ", words) + " failed:\n" + LogFile.end(log, 15));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run ./soulnear", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
