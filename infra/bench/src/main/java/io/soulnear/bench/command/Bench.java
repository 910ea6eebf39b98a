package io.soulnear.bench.command;

import io.soulnear.sandbox.launcher.Command;
import picocli.CommandLine;

/** {@code ./soulnear bench}: a SoulNear of its own, put under load. */
@CommandLine.Command(
        name = "bench",
        description = "Measures a SoulNear of its own, on fresh data, with Telegram and the model simulated.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = "Exit code 1: something was lost, doubled or out of order.",
        subcommands = {
            LoadCommand.class,
            RatesCommand.class,
            WebhookCommand.class,
            FaultsCommand.class,
            StartupCommand.class,
            FlagsCommand.class,
            EvaluationCommand.class,
            MemoryCommand.class,
            ModelCommand.class,
            QuizCommand.class,
            ProfileCommand.class,
            ReplayCommand.class,
            TruthCommand.class,
            AllCommand.class
        })
public final class Bench implements Command {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which measurement?");
    }
}
