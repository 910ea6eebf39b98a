package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.Command;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.LogFile;
import io.soulnear.sandbox.launcher.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;

@CommandLine.Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs all tests and checks (mvn verify) and prints the counts on the last line.")
final class Test implements Command {
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (\\S+) .*\\[(\\d+/\\d+)]");
    private static final Pattern FAILURE = Pattern.compile("\\[ERROR]\\s+(\\S.*)");
    private static final int REASON_LINES = 5;

    enum Infrastructure {
        embedded,
        testcontainers
    }

    @CommandLine.Option(
            names = "--infra",
            defaultValue = "embedded",
            description = "where the tests' servers come from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Infrastructure infrastructure = Infrastructure.embedded;

    @CommandLine.Option(
            names = {"-m", "--module"},
            paramLabel = "FOLDER",
            description = "only this module (and build what it needs), like infra/messaging")
    private String module = "";

    @CommandLine.Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            description = "a property of the build, like infra.postgres=IMAGE for testcontainers")
    private Map<String, String> properties = new LinkedHashMap<>();

    private TestCounts counts = TestCounts.NONE;
    /** How many of the next lines may say why a test failed. */
    private int reason;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var sandbox = Sandbox.of(Sandbox.DEFAULT);
        var log = sandbox.cache().resolve("test.log");
        Files.createDirectories(sandbox.cache());
        var exitCode = maven(sandbox.home(), log);
        if (exitCode != 0) {
            out().println(LogFile.end(log, 40));
            out().println("The whole log: " + log);
        }
        var failed = exitCode != 0 || counts.failed() > 0;
        out().printf(
                        Locale.ROOT,
                        "%d passed, %d failed, %d skipped%n",
                        counts.passed(),
                        counts.failed(),
                        counts.skipped());
        return failed ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private int maven(Path home, Path log) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("mvn", "-B", "-ntp", "-fae", "-T", "1C", "verify", "-Dinfra=" + infrastructure));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        if (!module.isEmpty()) {
            command.addAll(List.of("-pl", module, "-am"));
        }
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var copy = new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                counts = counts.with(line);
                show(line);
            }
        }
        return process.waitFor();
    }

    private void show(String line) {
        var building = MODULE.matcher(line);
        if (building.lookingAt()) {
            out().println("  " + building.group(2) + " " + building.group(1));
        } else if (line.contains("<<< FAILURE!") || line.contains("<<< ERROR!")) {
            var failure = FAILURE.matcher(line);
            out().println("  ✗ " + (failure.lookingAt() ? failure.group(1) : line));
            reason = REASON_LINES;
        } else if (line.startsWith("\tat ")) {
            reason = 0;
        } else if (reason > 0 && !line.isBlank()) {
            out().println("    " + line);
            reason--;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
