package io.soulnear.bench.run;

import io.soulnear.bench.stage.Stage;
import java.time.Duration;
import java.util.function.Supplier;

/** Puts a steady load on a stage. */
public final class LoadRun {
    private static final Duration QUIET = Duration.ofSeconds(15);
    private final Stage stage;
    private final Supplier<Runnable> recording;

    /** @param stage with people registered */
    public LoadRun(Stage stage) {
        this(stage, () -> () -> {});
    }

    /**
     * With something to be done at the edges of the measured time.
     *
     * @param recording asked when the warm-up has passed; what it gives is done when the last measured text has been written
     */
    public LoadRun(Stage stage, Supplier<Runnable> recording) {
        this.stage = stage;
        this.recording = recording;
    }

    /** Warms up, measures, and waits for the last reply. */
    public LoadResult run(Load load) {
        stage.think(load.thinking());
        var ledger = stage.open();
        var traffic = new Traffic(stage, ledger, load.duplicates());
        traffic.flow(load.warmUpRate(), load.warmUp());
        var end = recording.get();
        var first = ledger.size();
        var openBefore = ledger.unanswered();
        var before = stage.usage();
        var behind = traffic.flow(load.rate(), load.time());
        var processors = stage.usage().since(before);
        var answered = ledger.size() - first - ledger.unanswered() + openBefore;
        end.run();
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
