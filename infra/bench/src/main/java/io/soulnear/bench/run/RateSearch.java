package io.soulnear.bench.run;

import io.soulnear.bench.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Raises the load step by step until it is too much. */
public final class RateSearch {
    /** Replies take no longer than this for 95 of 100 texts, or the rate is not sustained. */
    public static final double LIMIT_MILLIS = 200;

    private static final List<Integer> STEPS =
            List.of(200, 500, 1000, 1250, 1500, 1750, 2000, 2500, 3000, 3500, 4000, 5000);
    /**
     * The full compiler takes a processor for most of the first minute; meanwhile a higher rate than the first one falls behind. What is
     * called too seldom for it by then, it compiles in the second part, and not while it is measured.
     */
    private static final List<Load> COMPILED = List.of(warm(250), warm(500));

    private final LoadRun runs;

    /** @param stage with people registered */
    public RateSearch(Stage stage) {
        this.runs = new LoadRun(stage);
    }

    /**
     * Searches.
     *
     * @param time measured at each step
     * @param told of each step and what it showed
     * @return the highest rate that was sustained; 0 when none was
     */
    public int run(Duration warmUp, Duration time, BiConsumer<Integer, LoadResult> told) {
        COMPILED.forEach(runs::run);
        int best = 0;
        for (int rate : STEPS) {
            var load = new Load(rate, warmUp, time, Duration.ZERO, 0);
            if (!isSustained(load, told)) {
                return best;
            }
            best = rate;
        }
        return best;
    }

    private static Load warm(int rate) {
        return new Load(rate, Duration.ZERO, Duration.ofSeconds(90), Duration.ZERO, 0);
    }

    /** Tries twice before it says no, so that one hiccup of the machine does not end the search. */
    private boolean isSustained(Load load, BiConsumer<Integer, LoadResult> told) {
        for (int attempt = 0; attempt < 2; attempt++) {
            var result = runs.run(load);
            told.accept(load.rate(), result);
            if (isSustained(result)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the rate of a result can go on: nothing lost or doubled, and replies in time. */
    public static boolean isSustained(LoadResult result) {
        return result.isFaultless() && result.outcome().latencies().percentile(95) <= LIMIT_MILLIS;
    }
}
