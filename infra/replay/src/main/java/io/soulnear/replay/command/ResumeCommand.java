package io.soulnear.replay.command;

import io.soulnear.replay.Preparation;
import io.soulnear.sandbox.launcher.Command;
import picocli.CommandLine;

@CommandLine.Command(
        name = "resume",
        description = "Goes on with a replay that was interrupted; what is whole is not played again.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Command {
    @CommandLine.Parameters(paramLabel = "NAME", description = "its folder in .soulnear/replays")
    private String name = "";

    @CommandLine.Mixin
    private ReplayCommand.Limits limits = new ReplayCommand.Limits();

    @CommandLine.Mixin
    private Comparing comparing = new Comparing();

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        var prepared = Preparation.again(Performance.home(), name);
        return new Performance(spec.commandLine().getOut(), comparing).of(prepared, limits.replay(prepared));
    }
}
