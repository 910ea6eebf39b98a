package io.soulnear.bench.command;

import io.soulnear.bench.run.Load;
import io.soulnear.bench.run.LoadRun;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.time.Duration;
import picocli.CommandLine;

@CommandLine.Command(name = "load", description = "A steady load, whatever the answers take.")
final class LoadCommand extends Measuring {
    @CommandLine.Option(names = "--rate", defaultValue = "200", description = "texts per second (${DEFAULT-VALUE})")
    private int rate;

    @CommandLine.Option(names = "--seconds", defaultValue = "30", description = "measured time (${DEFAULT-VALUE})")
    private long seconds;

    @CommandLine.Option(names = "--warm-up", defaultValue = "15", description = "seconds before it (${DEFAULT-VALUE})")
    private long warmUp;

    @CommandLine.Option(
            names = "--model-millis",
            defaultValue = "0",
            description = "what the model takes for a reply (${DEFAULT-VALUE})")
    private long modelMillis;

    @CommandLine.Option(
            names = "--mode",
            defaultValue = "polling",
            description = "how updates come: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Receiving mode = Receiving.POLLING;

    @CommandLine.Option(names = "--people", defaultValue = "1000", description = "who write (${DEFAULT-VALUE})")
    private int people;

    @CommandLine.Option(
            names = "--duplicates",
            defaultValue = "0%",
            converter = Percent.class,
            description = "updates that Telegram delivers twice (${DEFAULT-VALUE})")
    private double duplicates;

    @Override
    int measure() throws InterruptedException {
        var load = new Load(
                rate,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                Duration.ofMillis(modelMillis),
                duplicates);
        try (var stage = stage(mode, people)) {
            var result = new LoadRun(stage).run(load);
            var tables = new Tables(out());
            tables.loadHead();
            tables.load(rate + "/s, model " + modelMillis + " ms", result);
            tables.details(result);
            return result.isFaultless() ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }
}
