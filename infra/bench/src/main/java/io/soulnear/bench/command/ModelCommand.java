package io.soulnear.bench.command;

import io.soulnear.bench.load.Outcome;
import io.soulnear.bench.run.Load;
import io.soulnear.bench.run.ModelRun;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.time.Duration;
import java.util.function.IntPredicate;
import picocli.CommandLine;

@CommandLine.Command(
        name = "model",
        description = "When the model's first word is seen, and what the others notice when 5 %% of its calls hang.")
final class ModelCommand extends Measuring {
    private static final double FIRST_WORD_MILLIS = 300;
    private static final double SLOWER = 1.1;
    private static final int PEOPLE = 400;
    /** One in twenty. */
    private static final IntPredicate LEFT = person -> person % 20 == 7;

    @CommandLine.Option(names = "--rate", defaultValue = "40", description = "texts per second (${DEFAULT-VALUE})")
    private int rate;

    @CommandLine.Option(
            names = "--model-millis",
            defaultValue = "300",
            description = "that the model thinks (${DEFAULT-VALUE})")
    private int modelMillis;

    @Override
    int measure() throws InterruptedException {
        try (var stage = stage(Receiving.POLLING, Compiler.FULL, PEOPLE)) {
            var run = new ModelRun(stage);
            var load =
                    new Load(rate, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(modelMillis), 0);
            var before = say("no call hangs", run.others(load, LEFT, false));
            var hanging = say("5 % hang, the others", run.others(load, LEFT, true));
            var after = say("no call hangs", run.others(load, LEFT, false));
            var words = run.firstWords(20);
            say(
                    "first word seen after the model's: %.0f ms (p50), %.0f ms (p95), %d replies",
                    words.percentile(50), words.percentile(95), words.count());
            return hanging <= Math.max(before, after) * SLOWER && words.percentile(95) <= FIRST_WORD_MILLIS
                    ? ExitCodes.OK
                    : ExitCodes.FAILED;
        }
    }

    private double say(String what, Outcome outcome) {
        var latencies = outcome.latencies();
        say(
                "%s: %.0f ms (p50), %.0f ms (p95), %d texts, %d lost",
                what, latencies.percentile(50), latencies.percentile(95), outcome.sent(), outcome.lost());
        return latencies.percentile(95);
    }
}
