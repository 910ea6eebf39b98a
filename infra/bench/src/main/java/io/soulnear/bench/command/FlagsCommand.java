package io.soulnear.bench.command;

import io.soulnear.bench.run.FlagRun;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.sandbox.launcher.ExitCodes;
import picocli.CommandLine;

@CommandLine.Command(name = "flags", description = "How long it takes until a changed flag is in force everywhere.")
final class FlagsCommand extends Measuring {
    private static final double LIMIT_MILLIS = 1000;

    @CommandLine.Option(names = "--changes", defaultValue = "20", description = "to and fro (${DEFAULT-VALUE})")
    private int changes;

    @Override
    int measure() throws InterruptedException {
        try (var stage = stage(Receiving.POLLING, Compiler.QUICK, 1)) {
            var times = new FlagRun(stage).run(changes);
            say(
                    "in force in all services after %.0f ms (p50), %.0f ms (p99), at most %.0f ms",
                    times.percentile(50), times.percentile(99), times.max());
            return times.percentile(99) <= LIMIT_MILLIS ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }
}
