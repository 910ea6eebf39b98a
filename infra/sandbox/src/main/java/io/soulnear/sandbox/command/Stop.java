package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.Control;
import io.soulnear.sandbox.launcher.ExitCodes;
import picocli.CommandLine;

@CommandLine.Command(name = "stop", description = "Ends one process; it stays down until it is started.")
final class Stop extends InSandbox {
    @CommandLine.Parameters(paramLabel = "PROCESS", description = "like gateway or kafka, see status")
    private String process = "";

    @Override
    public Integer call() {
        Control.order(sandbox(), "stop", process);
        out().println(process + " is stopped");
        return ExitCodes.OK;
    }
}
