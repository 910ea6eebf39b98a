package io.soulnear.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables in force: the process's environment first, then {@code .env.<environment>}, then {@code .env}. An empty value counts
 * as none.
 */
public final class Variables {
    /** Set for the processes of a replay, and for no others. */
    static final String REPLAY = "REPLAY_CLOCK";

    private final Map<String, String> values;
    private final List<EnvFile> files;

    private Variables(Map<String, String> values, List<EnvFile> files) {
        this.values = values;
        this.files = files;
    }

    /** Those of a sandbox, with this process's environment. */
    public static Variables of(Sandbox sandbox) {
        return of(sandbox, System.getenv());
    }

    static Variables of(Sandbox sandbox, Map<String, String> environment) {
        var files = isReplay(environment)
                ? List.<EnvFile>of()
                : List.of(
                        EnvFile.read(sandbox.home().resolve(".env")),
                        EnvFile.read(sandbox.home().resolve(".env." + sandbox.environment())));
        var values = new TreeMap<String, String>();
        files.forEach(file -> values.putAll(file.values()));
        environment.forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name, value);
            }
        });
        values.values().removeIf(String::isBlank);
        return new Variables(values, files);
    }

    /** A replay has what it was given and reads no files, so that nothing of an environment gets into it unseen. */
    static boolean isReplay(Map<String, String> environment) {
        return "true".equals(environment.get(REPLAY));
    }

    /** Whether recorded conversations are played, with no way to people. */
    boolean isReplay() {
        return isReplay(values);
    }

    /** The value, or an empty text. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The value, or what stands in the file that holds it; an empty text where there is neither. */
    public String secret(String name) {
        var file = get(name + "_FILE");
        if (values.containsKey(name) || file.isEmpty()) {
            return get(name);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException _) {
            return ""; // the service that needs it says so
        }
    }

    /** Whether there is a value, or a file that holds it ({@code NAME_FILE}). */
    public boolean has(String name) {
        return values.containsKey(name) || values.containsKey(name + "_FILE");
    }

    /** What stands in the files and is in force: what child processes are given beside their inherited environment. */
    public Map<String, String> fromFiles() {
        var mine = new TreeMap<String, String>();
        for (var file : files) {
            file.values().keySet().forEach(name -> {
                if (values.containsKey(name)) {
                    mine.put(name, get(name));
                }
            });
        }
        return mine;
    }

    /** What is wrong with the files themselves. */
    public List<String> faults() {
        var faults = new ArrayList<String>();
        files.forEach(file -> faults.addAll(file.faults()));
        return faults;
    }
}
