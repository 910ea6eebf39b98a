package io.soulnear.bench.run;

import io.soulnear.bench.load.Latencies;
import io.soulnear.bench.load.Outcome;
import io.soulnear.bench.stage.Stage;
import java.time.Duration;
import java.util.function.IntPredicate;

/** What people notice of the model: when they see its first word, and whether they feel that it leaves others without an answer. */
public final class ModelRun {
    private static final Duration LATEST = Duration.ofSeconds(30);
    private static final Duration APART = Duration.ofMillis(150);

    private final Stage stage;

    /** @param stage with people registered */
    public ModelRun(Stage stage) {
        this.stage = stage;
    }

    /** Has everybody write once, answered word by word; the time from the model's first word to the first that is seen. */
    public Latencies firstWords(int perSecond) {
        stage.think(Duration.ZERO);
        stage.stream(APART);
        var ledger = stage.open();
        var traffic = new Traffic(stage, ledger, 0);
        traffic.flow(perSecond, () -> ledger.size() < stage.people());
        traffic.settle(LATEST);
        var millis = stage.millisToFirstWords();
        stage.stream(Duration.ZERO);
        return Latencies.of(millis.stream().mapToLong(each -> each * 1_000_000).toArray());
    }

    /**
     * Puts a load on, and gives what became of the texts of those who are answered.
     *
     * @param left whose calls hang
     * @param hangs whether they do this time
     */
    public Outcome others(Load load, IntPredicate left, boolean hangs) {
        stage.think(load.thinking());
        stage.hang(hangs ? left : _ -> false);
        var ledger = stage.open();
        var traffic = new Traffic(stage, ledger, load.duplicates());
        traffic.flow(load.warmUpRate(), load.warmUp());
        var first = ledger.size();
        traffic.flow(load.rate(), load.time());
        var last = ledger.size();
        Stage.await(LATEST, () -> ledger.outcome(first, last, left.negate()).lost() == 0);
        stage.hang(_ -> false);
        Stage.await(LATEST, () -> ledger.unanswered() == 0);
        return ledger.outcome(first, last, left.negate());
    }
}
