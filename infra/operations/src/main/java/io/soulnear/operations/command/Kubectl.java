package io.soulnear.operations.command;

import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The cluster that {@code kubectl} is set up for. */
@FunctionalInterface
public interface Kubectl {
    /**
     * Runs it, with {@code input} on its standard input.
     *
     * @return what it printed
     * @throws Problem when it fails; its reason has been printed
     */
    String run(String input, List<String> arguments);

    /** The same without input. */
    default String run(String... arguments) {
        return run("", List.of(arguments));
    }

    /** The program on the path. */
    static Kubectl program() {
        return (input, arguments) -> {
            var command = new ArrayList<String>();
            command.add("kubectl");
            command.addAll(arguments);
            try {
                var process = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                try (var stdin = process.getOutputStream()) {
                    stdin.write(input.getBytes(StandardCharsets.UTF_8));
                }
                var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw Problem.failed("kubectl " + arguments.getFirst() + " failed");
                }
                return output;
            } catch (IOException e) {
                throw Problem.failed("kubectl can't be run: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.failed("Interrupted");
            }
        };
    }
}
