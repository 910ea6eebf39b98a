package io.soulnear.journeys.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.Home;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.servers.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line's replays, in the home of journeys. */
final class Replaying {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Replaying() {}

    /** Deletes what an earlier run of the tests has left of it. */
    static void forget(String name) {
        Folders.delete(folder(name));
    }

    /** Begins one of that name, or goes on with it. Ctrl-C ends it, even where tests run in the background and it is ignored. */
    static Process begun(Map<String, String> environment, String name, String... more) throws IOException {
        var line = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dsoulnear.home=" + Home.FOLDER,
                "-cp",
                System.getProperty("java.class.path"),
                "io.soulnear.sandbox.command.SoulNear",
                "replay",
                "--env",
                "recorded",
                "--name",
                name));
        line.addAll(List.of(more));
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Home.FOLDER.resolve(name + ".out").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Plays to the end, and gives what was told. */
    static String played(Map<String, String> environment, String name, String... more)
            throws IOException, InterruptedException {
        var process = begun(environment, name, more);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var told = told(name);
        assertThat(process.exitValue()).as(told).isIn(0, 3);
        return told;
    }

    /** What the last replay of that name has told so far. */
    static String told(String name) throws IOException {
        return Files.readString(Home.FOLDER.resolve(name + ".out"));
    }

    /** A file that is kept of a replay. */
    static Path file(String replay, String name) {
        return folder(replay).resolve(name);
    }

    private static Path folder(String replay) {
        return Home.FOLDER.resolve(".soulnear/replays").resolve(replay);
    }

    /** What runs for replays now. */
    static List<ProcessHandle> running() throws IOException {
        return sandboxes().stream()
                .flatMap(sandbox -> State.read(sandbox).stream())
                .flatMap(state -> state.processes().stream())
                .flatMap(entry -> entry.process().stream())
                .toList();
    }

    /** Where replays have stored something that is still there. */
    static List<Path> stored() throws IOException {
        return sandboxes().stream().map(Sandbox::data).filter(Files::exists).toList();
    }

    private static List<Sandbox> sandboxes() throws IOException {
        var sandboxes = new ArrayList<Sandbox>();
        try (var folders = Files.newDirectoryStream(Home.FOLDER.resolve(".soulnear"), "replay-*")) {
            folders.forEach(folder ->
                    sandboxes.add(new Sandbox(Home.FOLDER, folder.getFileName().toString())));
        }
        return sandboxes;
    }
}
