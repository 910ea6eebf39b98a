package io.soulnear.replay.command;

import io.soulnear.comparison.Comparison;
import io.soulnear.comparison.Report;
import io.soulnear.comparison.Settings;
import io.soulnear.comparison.judge.ConfiguredModels;
import io.soulnear.comparison.judge.ModelJudge;
import io.soulnear.comparison.judge.PersonScores;
import io.soulnear.comparison.run.Run;
import io.soulnear.comparison.run.TurnLines;
import io.soulnear.comparison.run.Variant;
import io.soulnear.replay.Preparation;
import io.soulnear.replay.Replay;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How what was played is compared: by the report's exit code, whether the candidate may go on. */
final class Comparing {
    @CommandLine.Option(
            names = "--scores",
            paramLabel = "FILE",
            description = "what a person scored in the report of this replay, in place of the judge's scores")
    private @Nullable Path scores;

    @CommandLine.Option(
            names = "--judge",
            defaultValue = "rules",
            description = "rules, or model: that of the environment, asked twice about each turn (${DEFAULT-VALUE})")
    private String judge = "rules";

    @CommandLine.Option(
            names = "--judge-cost",
            paramLabel = "DOLLARS",
            defaultValue = "1",
            description = "what a model may cost as the judge (${DEFAULT-VALUE})")
    private BigDecimal budget = BigDecimal.ONE;

    @CommandLine.Option(
            names = "--looks",
            paramLabel = "N",
            defaultValue = "1",
            description = "how often, at most, you will look at this replay as it grows (${DEFAULT-VALUE})")
    private int looks = 1;

    int of(Preparation prepared, Replay replay, Consumer<String> out) {
        var folder = prepared.folder();
        try {
            var report = report(prepared, replay.runs());
            report.writeTo(folder.path());
            out.accept(report.reason());
            out.accept("Look at " + prepared.home().relativize(folder.path()).resolve("report.html"));
            return report.verdict().exitCode();
        } catch (IOException e) {
            throw Problem.failed("What was played in " + folder.path() + " could not be compared: " + e.getMessage());
        }
    }

    private Report report(Preparation prepared, List<String> runs) throws IOException {
        var base = prepared.setups().getFirst().variant();
        var candidate = prepared.setups().getLast().variant();
        var again = runs.size() > 2 ? run(prepared, new Variant(runs.get(1), base.settings())) : null;
        if (looks < 1) {
            throw Problem.usage("--looks is at least 1");
        }
        var settings = Settings.usual().lookingAtMost(looks);
        if (scores != null) {
            settings = settings.with(PersonScores.read(scores));
        }
        if (!judge.equals("model")) {
            if (!judge.equals("rules")) {
                throw Problem.usage("--judge is rules or model");
            }
            return Comparison.of(run(prepared, base), run(prepared, candidate), again, settings);
        }
        try (var models = ConfiguredModels.of(prepared.variables())) {
            if (!models.areConfigured()) {
                throw Problem.usage("--judge model needs a model: MODEL_PROVIDER, and its key");
            }
            var judged = settings.judgedBy(new ModelJudge(models, budget));
            return Comparison.of(run(prepared, base), run(prepared, candidate), again, judged);
        }
    }

    private static Run run(Preparation prepared, Variant variant) throws IOException {
        var file = prepared.folder().run(variant.name());
        return Files.exists(file) ? TurnLines.read(file).of(variant) : new Run(variant, List.of());
    }
}
