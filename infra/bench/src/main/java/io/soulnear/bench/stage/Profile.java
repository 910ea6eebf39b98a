package io.soulnear.bench.stage;

import io.soulnear.sandbox.launcher.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Flight recordings of all Java processes of a stage, by the JDK's own tools: where their processor time goes. */
public final class Profile {
    private static final Path TOOLS = Path.of(System.getProperty("java.home"), "bin");
    private static final int SHOWN = 8;
    private final Path folder;
    private final Map<String, Long> processes = new LinkedHashMap<>();

    private Profile(Path folder) {
        this.folder = folder;
    }

    /** Begins to record; the recordings will lie in {@code folder}. */
    public static Profile begin(State state, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var profile = new Profile(folder);
        for (var entry : state.processes()) {
            if (!entry.name().equals("postgres") && !entry.name().equals("redis")) {
                entry.process().ifPresent(process -> profile.processes.put(entry.name(), process.pid()));
            }
        }
        profile.processes
                .values()
                .forEach(pid -> run("jcmd", pid.toString(), "JFR.start", "name=bench", "settings=profile"));
        return profile;
    }

    /** Ends the recordings and gives the methods that were most often seen at work, by process. */
    public Map<String, String> end() {
        var hot = new LinkedHashMap<String, String>();
        processes.forEach((name, pid) -> {
            var file = folder.resolve(name + ".jfr").toString();
            run("jcmd", pid.toString(), "JFR.stop", "name=bench", "filename=" + file);
            hot.put(
                    name,
                    run("jfr", "view", "--width", "130", "hot-methods", file)
                            .lines()
                            .filter(line -> line.endsWith("%"))
                            .limit(SHOWN)
                            .collect(Collectors.joining("\n")));
        });
        return hot;
    }

    private static String run(String tool, String... words) {
        var line = new ArrayList<>(List.of(TOOLS.resolve(tool).toString()));
        line.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + tool, e);
        }
    }
}
