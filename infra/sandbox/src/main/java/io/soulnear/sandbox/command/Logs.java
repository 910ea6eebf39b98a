package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.LogFile;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

@CommandLine.Command(name = "logs", description = "Shows the end of the logs of all processes, or of one.")
final class Logs extends InSandbox {
    @CommandLine.Parameters(arity = "0..1", paramLabel = "PROCESS", description = "like gateway, kafka or supervisor")
    private String process = "";

    @CommandLine.Option(
            names = {"-f", "--follow"},
            description = "go on with what is added, until Ctrl-C")
    private boolean follow;

    @CommandLine.Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "how many lines of each (default: ${DEFAULT-VALUE})")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var files = files();
        if (follow) {
            // One tail for all: it waits for changes by the kernel's notice, and it is on every Linux.
            var command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines), "-F"));
            files.forEach(file -> command.add(file.toString()));
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        }
        for (var file : files) {
            if (files.size() > 1) {
                out().println("==> " + file.getFileName());
            }
            out().println(LogFile.end(file, lines));
        }
        return ExitCodes.OK;
    }

    private List<Path> files() throws IOException {
        if (!process.isEmpty()) {
            var file = sandbox().log(process);
            if (!Files.exists(file)) {
                throw Problem.usage("There is no log of " + process);
            }
            return List.of(file);
        }
        var folder = sandbox().log("any").getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Problem.failed("There are no logs yet");
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
