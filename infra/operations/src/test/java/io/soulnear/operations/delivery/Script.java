package io.soulnear.operations.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the project's scripts where programs that reach out are replaced by ones that only take notes. */
final class Script {
    static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    private final Path folder;

    /** {@code folder} is where notes are taken. */
    Script(Path folder) {
        this.folder = folder;
    }

    record Result(int exitCode, String output) {}

    /** From now on {@code program} does what {@code body} says in the shell, after its arguments were noted. */
    Script imitating(String program, String body) throws IOException {
        var file = folder.resolve(program);
        Files.writeString(file, """
                #!/bin/bash
                echo "%s $*" >>'%s'
                %s
                """.formatted(program, folder.resolve("notes"), body));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** What was asked of the imitated programs, in order. */
    List<String> notes() throws IOException {
        var notes = folder.resolve("notes");
        return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
    }

    Result run(String script, String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), script, arguments);
    }

    Result run(Map<String, String> variables, String script, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(PROJECT.resolve(script).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().merge("PATH", folder.toString(), (path, mine) -> mine + ":" + path);
        builder.environment().putAll(variables);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }
}
