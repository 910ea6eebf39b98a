package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.Control;
import io.soulnear.sandbox.launcher.ExitCodes;
import picocli.CommandLine;

@CommandLine.Command(name = "restart", description = "Ends one process properly and starts it again.")
final class Restart extends InSandbox {
    @CommandLine.Parameters(paramLabel = "PROCESS", description = "like gateway or kafka, see status")
    private String process = "";

    @Override
    public Integer call() {
        Control.order(sandbox(), "restart", process);
        return ExitCodes.OK;
    }
}
