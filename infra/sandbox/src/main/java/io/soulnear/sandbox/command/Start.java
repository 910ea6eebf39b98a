package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.Control;
import io.soulnear.sandbox.launcher.ExitCodes;
import picocli.CommandLine;

@CommandLine.Command(name = "start", description = "Starts one process that was stopped or has failed.")
final class Start extends InSandbox {
    @CommandLine.Parameters(paramLabel = "PROCESS", description = "like gateway or kafka, see status")
    private String process = "";

    @Override
    public Integer call() {
        Control.order(sandbox(), "start", process);
        return ExitCodes.OK;
    }
}
