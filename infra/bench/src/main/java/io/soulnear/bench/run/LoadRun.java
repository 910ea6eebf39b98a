package io.soulnear.bench.run;

import io.soulnear.bench.stage.Stage;
import java.time.Duration;

/** Puts a steady load on a stage. */
public final class LoadRun {
    private static final Duration QUIET = Duration.ofSeconds(15);
    private final Stage stage;

    /** @param stage with people registered */
    public LoadRun(Stage stage) {
        this.stage = stage;
    }

    /** Warms up, measures, and waits for the last reply. */
    public LoadResult run(Load load) {
        stage.think(load.thinking());
        var ledger = stage.open();
        var traffic = new Traffic(stage, ledger, load.duplicates());
        traffic.flow(load.rate(), load.warmUp());
        var first = ledger.size();
        var openBefore = ledger.unanswered();
        var before = stage.usage();
        var behind = traffic.flow(load.rate(), load.time());
        var processors = stage.usage().since(before);
        var answered = ledger.size() - first - ledger.unanswered() + openBefore;
        traffic.settle(QUIET);
        return new LoadResult(
                ledger.outcome(first, ledger.size()),
                ledger.outcome(0, first),
                answered * 1000.0 / load.time().toMillis(),
                behind / 1e6,
                processors,
                stage.residentBytes());
    }
}
