package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.Command;
import io.soulnear.sandbox.launcher.Sandbox;
import java.io.PrintWriter;
import picocli.CommandLine;

/** What commands about one environment have in common. */
@CommandLine.Command(mixinStandardHelpOptions = true)
abstract class InSandbox implements Command {
    @CommandLine.Option(
            names = "--env",
            paramLabel = "NAME",
            defaultValue = Sandbox.DEFAULT,
            description = "which environment (default: ${DEFAULT-VALUE}); each has its own data, ports and .env.NAME")
    private String environment = Sandbox.DEFAULT;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    final Sandbox sandbox() {
        return Sandbox.of(environment);
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
