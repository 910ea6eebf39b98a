package io.soulnear.bench.command;

import io.soulnear.bench.run.FaultRun;
import io.soulnear.bench.run.FlagRun;
import io.soulnear.bench.run.Load;
import io.soulnear.bench.run.LoadRun;
import io.soulnear.bench.run.RateSearch;
import io.soulnear.bench.run.StartupRun;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.bench.stage.Stage;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.time.Duration;
import picocli.CommandLine;

@CommandLine.Command(
        name = "all",
        description =
                "Start, steady loads, highest rate, a flag's change and faults, one after another; about half an hour.")
final class AllCommand extends Measuring {
    private static final int WARM_UP_RATE = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final int PEOPLE = 1000;
    private static final int PEOPLE_AT_FAULTS = 200;
    private boolean failed;

    @Override
    int measure() throws InterruptedException {
        var tables = new Tables(out());
        var startup = new StartupRun(home(), Stage.ENVIRONMENT).run();
        tables.loadHead();
        try (var stage = stage(Receiving.POLLING, Compiler.FULL, PEOPLE)) {
            load(stage, tables, "200/s", 200, 0, 0);
            load(stage, tables, "500/s", 500, 0, 0);
            load(stage, tables, "500/s, model 300 ms", 500, 300, 0);
            load(stage, tables, "200/s, 10 % duplicates", 200, 0, 0.1);
        }
        try (var stage = stage(Receiving.WEBHOOK, Compiler.FULL, PEOPLE)) {
            load(stage, tables, "webhook 500/s, model 300", 500, 300, 0);
            load(stage, tables, "webhook 200/s, 10 % dupl.", 200, 0, 0.1);
        }
        int best;
        try (var stage = stage(Receiving.POLLING, Compiler.FULL, PEOPLE)) {
            best = new RateSearch(stage).run(Duration.ofSeconds(8), Duration.ofSeconds(15), (rate, result) -> {
                tables.load(rate + "/s", result);
                failed |= !result.isFaultless();
            });
            say("sustained: %d/s", best);
            var flags = new FlagRun(stage).run(20);
            say("a flag's change in force everywhere: p50 %.0f ms, max %.0f ms", flags.percentile(50), flags.max());
        }
        faults(tables);
        say(
                "start: first %.1f s, later %.1f s; resident %d MiB",
                startup.first().toMillis() / 1000.0,
                startup.later().toMillis() / 1000.0,
                startup.residentBytes() >> 20);
        return failed ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private void load(Stage stage, Tables tables, String name, int rate, long modelMillis, double duplicates) {
        var result = new LoadRun(stage)
                .run(new Load(rate, WARM_UP_RATE, WARM_UP, TIME, Duration.ofMillis(modelMillis), duplicates));
        tables.load(name, result);
        failed |= !result.isFaultless();
    }

    private void faults(Tables tables) throws InterruptedException {
        try (var stage = stage(Receiving.POLLING, Compiler.QUICK, PEOPLE_AT_FAULTS)) {
            tables.faultHead();
            for (var fault : FaultRun.all()) {
                var result = new FaultRun(stage)
                        .run(
                                fault,
                                new Load(
                                        200, Duration.ofSeconds(10), Duration.ofSeconds(8), Duration.ofMillis(300), 0));
                tables.fault(result);
                failed |= !result.complaints().isEmpty();
            }
        }
    }
}
