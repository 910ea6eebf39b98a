package io.soulnear.bench.command;

import io.soulnear.bench.run.StartupRun;
import io.soulnear.bench.stage.Stage;
import io.soulnear.sandbox.launcher.ExitCodes;
import picocli.CommandLine;

@CommandLine.Command(name = "startup", description = "How long ./soulnear up takes, and how much memory it needs.")
final class StartupCommand extends Measuring {
    @Override
    int measure() {
        var result = new StartupRun(home(), Stage.ENVIRONMENT).run();
        say(
                "first start %.1f s, later %.1f s, resident %d MiB",
                result.first().toMillis() / 1000.0, result.later().toMillis() / 1000.0, result.residentBytes() >> 20);
        return ExitCodes.OK;
    }
}
