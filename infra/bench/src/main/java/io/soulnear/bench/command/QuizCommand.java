package io.soulnear.bench.command;

import io.soulnear.bench.run.QuizResult;
import io.soulnear.bench.run.QuizRun;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.sandbox.launcher.ExitCodes;
import picocli.CommandLine;

@CommandLine.Command(name = "quiz", description = "Quizzes with double taps, at first undisturbed, then with kills.")
final class QuizCommand extends Measuring {
    private static final double LIMIT_MILLIS = 50;

    @CommandLine.Option(names = "--rate", defaultValue = "200", description = "answers per second (${DEFAULT-VALUE})")
    private int rate;

    @CommandLine.Option(names = "--sessions", defaultValue = "2000", description = "in all (${DEFAULT-VALUE})")
    private int sessions;

    @CommandLine.Option(names = "--people", defaultValue = "400", description = "who take them (${DEFAULT-VALUE})")
    private int people;

    @CommandLine.Option(
            names = "--doubles",
            defaultValue = "20%",
            converter = Percent.class,
            description = "answers that are given twice (${DEFAULT-VALUE})")
    private double doubles;

    @CommandLine.Option(names = "--kills", defaultValue = "2", description = "of quiz-service (${DEFAULT-VALUE})")
    private int kills;

    @CommandLine.Option(
            names = "--compiler",
            defaultValue = "full",
            description = "as ./soulnear up has it, or as servers have it: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Compiler compiler = Compiler.FULL;

    /** What the compiler needs to be done with what quizzes run. */
    private static final int WARM_UP_SECONDS = 90;

    @Override
    int measure() throws InterruptedException {
        try (var stage = stage(Receiving.POLLING, compiler, people)) {
            var run = new QuizRun(stage, doubles);
            run.begin(rate);
            // The first ones warm everything up, for a minute and a half, and are looked at for faults only.
            var warm = run.run(Math.max(people, rate * WARM_UP_SECONDS / QuizRun.QUESTIONS), rate, 0);
            var calm = run.run(Math.max(people, sessions / 2), rate, 0);
            var hurt = run.run(sessions, rate, kills);
            say(
                    "%-22s %8s %8s %8s %8s %8s %8s %8s  %s",
                    "", "sessions", "answers", "doubles", "rate/s", "p50 ms", "p95 ms", "p99 ms", "faults");
            row("undisturbed", calm);
            new Tables(out()).processors(calm.processors());
            row("with " + kills + " kills", hurt);
            var isFaultless = warm.isFaultless() && calm.isFaultless() && hurt.isFaultless();
            return isFaultless && calm.latencies().percentile(95) <= LIMIT_MILLIS ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private void row(String name, QuizResult result) {
        var times = result.latencies();
        say(
                "%-22s %8d %8d %8d %8.0f %8.1f %8.1f %8.1f  %s",
                name,
                result.sessions(),
                result.answers(),
                result.doubles(),
                result.rate(),
                times.percentile(50),
                times.percentile(95),
                times.percentile(99),
                result.isFaultless() ? "none" : result.faults());
    }
}
