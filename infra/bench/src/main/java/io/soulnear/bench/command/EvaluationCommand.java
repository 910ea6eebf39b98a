package io.soulnear.bench.command;

import io.soulnear.bench.flags.EvaluationBenchmark;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

@CommandLine.Command(name = "evaluation", description = "What it costs to ask whether a flag is on (JMH).")
final class EvaluationCommand extends Measuring {
    private static final double LIMIT_MICROS = 5;

    @Override
    int measure() {
        var options = new OptionsBuilder()
                .include(EvaluationBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            var withinLimit = true;
            for (var run : new Runner(options).run()) {
                var result = run.getPrimaryResult();
                say("%-8s %.2f ± %.2f µs", result.getLabel(), result.getScore(), result.getScoreError());
                withinLimit &= result.getScore() <= LIMIT_MICROS;
            }
            return withinLimit ? ExitCodes.OK : ExitCodes.FAILED;
        } catch (RunnerException e) {
            throw Problem.failed("The measurement did not run: " + e.getMessage());
        }
    }
}
