package io.soulnear.bench.command;

import io.soulnear.bench.run.MemoryRun;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.time.Duration;
import picocli.CommandLine;

@CommandLine.Command(
        name = "memory",
        description = "A long history: how long a search takes, and storing a message and loading its context.")
final class MemoryCommand extends Measuring {
    private static final double SEARCH_MILLIS = 50;
    private static final double CONTEXT_MILLIS = 5;
    private static final int WRITERS = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    /** The figures are of the last half minute or so. */
    private static final Duration MEASURED = Duration.ofSeconds(40);

    @CommandLine.Option(
            names = "--messages",
            defaultValue = "1000000",
            description = "of either side (${DEFAULT-VALUE})")
    private int messages;

    @CommandLine.Option(names = "--people", defaultValue = "10000", description = "who wrote them (${DEFAULT-VALUE})")
    private int people;

    @Override
    int measure() throws InterruptedException {
        try (var stage = stage(Receiving.POLLING, Compiler.FULL, WRITERS)) {
            var run = new MemoryRun(stage);
            run.fill(messages, people, this::say);
            run.searches(20, WARM_UP);
            var searches = run.searches(20, MEASURED);
            say(
                    "search: %.1f ms (p50), %.1f ms (p95), %d searches",
                    searches.median(), searches.p95(), searches.operations());
            run.talk(100, WARM_UP);
            var talk = run.talk(100, MEASURED);
            say(
                    "message stored and context loaded: %.1f ms (p50), %.1f ms (p95), %d messages",
                    talk.median(), talk.p95(), talk.operations());
            return searches.p95() <= SEARCH_MILLIS && talk.p95() <= CONTEXT_MILLIS ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }
}
