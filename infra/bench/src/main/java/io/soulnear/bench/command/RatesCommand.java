package io.soulnear.bench.command;

import io.soulnear.bench.run.RateSearch;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;

@CommandLine.Command(
        name = "rates",
        description = "Raises the load until replies take more than 200 ms at p95, or one is lost.")
final class RatesCommand extends Measuring {
    /** Before each rate is measured: the compiler has work with what a higher rate does otherwise. */
    private static final Duration SETTLING = Duration.ofSeconds(20);

    @CommandLine.Option(names = "--seconds", defaultValue = "15", description = "at each rate (${DEFAULT-VALUE})")
    private long seconds;

    @CommandLine.Option(names = "--people", defaultValue = "1000", description = "who write (${DEFAULT-VALUE})")
    private int people;

    @CommandLine.Option(
            names = "--mode",
            defaultValue = "polling",
            description = "how updates come: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Receiving mode = Receiving.POLLING;

    @CommandLine.Option(
            names = "--compiler",
            defaultValue = "full",
            description = "as ./soulnear up has it, or as servers have it: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Compiler compiler = Compiler.FULL;

    @Override
    int measure() throws InterruptedException {
        try (var stage = stage(mode, compiler, people)) {
            var tables = new Tables(out());
            tables.loadHead();
            var faulty = new AtomicBoolean();
            var best = new RateSearch(stage).run(SETTLING, Duration.ofSeconds(seconds), (rate, result) -> {
                tables.load(rate + "/s", result);
                faulty.compareAndSet(false, !result.isFaultless());
            });
            say("sustained: %d/s", best);
            return faulty.get() ? ExitCodes.FAILED : ExitCodes.OK;
        }
    }
}
