package io.soulnear.operations.compose;

import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What runs containers: {@code docker}, or what {@code CONTAINER_ENGINE} names, such as {@code podman}. */
@FunctionalInterface
interface Engine {
    /** Runs it at this terminal, with these variables, and gives its exit code. */
    int run(Map<String, String> variables, List<String> arguments);

    static Engine program() {
        return (variables, arguments) -> {
            var command = new ArrayList<String>();
            command.add(System.getenv().getOrDefault("CONTAINER_ENGINE", "docker"));
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment().putAll(variables);
            try {
                return builder.start().waitFor();
            } catch (IOException e) {
                throw Problem.failed(command.getFirst() + " can't be run: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.failed("Interrupted");
            }
        };
    }
}
