package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Launch;
import io.soulnear.sandbox.launcher.Orphans;
import io.soulnear.sandbox.launcher.Progress;
import picocli.CommandLine;

@CommandLine.Command(
        name = "up",
        description = "Starts everything that is not running yet and prints where to chat. Ctrl-C ends it.")
final class Up extends InSandbox {
    @CommandLine.Option(
            names = {"-d", "--detach"},
            description = "return when everything is ready and leave it running")
    private boolean detach;

    @CommandLine.Option(names = "--fresh", description = "delete the data first")
    private boolean fresh;

    @CommandLine.Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "give up when something is not ready by then (default: ${DEFAULT-VALUE})")
    private long timeout;

    @Override
    public Integer call() {
        Orphans.ofReplays(sandbox().home());
        var launch = new Launch(sandbox(), new Progress(out()));
        if (fresh) {
            launch.wipe();
        }
        if (launch.isSupervised()) {
            launch.ensure(timeout);
        } else if (detach) {
            launch.detached(timeout);
        } else {
            launch.here(timeout);
        }
        return ExitCodes.OK;
    }
}
