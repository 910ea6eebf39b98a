package io.soulnear.bench.command;

import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.bench.stage.Stage;
import io.soulnear.sandbox.launcher.Command;
import io.soulnear.sandbox.launcher.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * What all measurements have in common: a process of their own, because the command line's has little memory and the slower compiler,
 * and a stage.
 */
@CommandLine.Command(mixinStandardHelpOptions = true)
abstract class Measuring implements Command {
    private static final String HERE = "soulnear.bench";

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public final Integer call() throws IOException, InterruptedException {
        if (Boolean.getBoolean(HERE)) {
            return measure();
        }
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(heap());
        line.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-D" + HERE + "=true",
                "-Dsoulnear.home=" + home(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.soulnear.sandbox.command.SoulNear"));
        line.addAll(spec.root().commandLine().getParseResult().originalArgs());
        return new ProcessBuilder(line).inheritIO().start().waitFor();
    }

    /** Java's options for a heap with room for Telegram, the model and everything that is noted. */
    List<String> heap() {
        return List.of("-Xmx768m", "-Xmn384m");
    }

    /** Does it; the result is the exit code. */
    abstract int measure() throws InterruptedException;

    final Path home() {
        return Sandbox.of(Stage.ENVIRONMENT).home();
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final void say(String format, Object... values) {
        out().println(String.format(Locale.ROOT, format, values));
        out().flush();
    }

    final Stage stage(Receiving receiving, Compiler compiler, int people) throws InterruptedException {
        return stage(receiving, compiler, 1, people);
    }

    final Stage stage(Receiving receiving, Compiler compiler, int instances, int people) throws InterruptedException {
        var stage = Stage.up(home(), receiving, compiler, instances, out());
        try {
            stage.register(people);
            return stage;
        } catch (RuntimeException | InterruptedException e) {
            stage.close();
            throw e;
        }
    }
}
