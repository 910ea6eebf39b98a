package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Launch;
import io.soulnear.sandbox.launcher.Progress;
import picocli.CommandLine;

/** Has one process come up, and follows it. */
abstract class OneProcess extends InSandbox {
    private final String order;

    @CommandLine.Parameters(paramLabel = "PROCESS", description = "like gateway or kafka, see status")
    private String process = "";

    @CommandLine.Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "give up waiting when it is not ready by then (default: ${DEFAULT-VALUE})")
    private long timeout;

    OneProcess(String order) {
        this.order = order;
    }

    @Override
    public final Integer call() {
        new Launch(sandbox(), new Progress(out())).one(order, process, timeout);
        return ExitCodes.OK;
    }
}
