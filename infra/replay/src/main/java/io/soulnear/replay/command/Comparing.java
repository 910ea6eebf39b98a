package io.soulnear.replay.command;

import dev.langchain4j.exception.LangChain4jException;
import io.soulnear.comparison.Comparison;
import io.soulnear.comparison.Report;
import io.soulnear.comparison.Settings;
import io.soulnear.comparison.judge.ConfiguredModels;
import io.soulnear.comparison.judge.ModelJudge;
import io.soulnear.comparison.judge.PersonScores;
import io.soulnear.comparison.measure.Measure;
import io.soulnear.comparison.run.Run;
import io.soulnear.comparison.run.TurnLines;
import io.soulnear.comparison.run.Variant;
import io.soulnear.models.Models;
import io.soulnear.replay.Preparation;
import io.soulnear.replay.Replay;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    @CommandLine.Option(
            names = "--embeddings",
            paramLabel = "MODEL",
            defaultValue = "",
            description =
                    "by which model of the environment's provider it is told how alike two answers are; without one by an embedded table")
    private String embeddings = "";

    @CommandLine.Option(
            names = "--margin",
            paramLabel = "MEASURE=HARM",
            description =
                    "tolerate other harm than usual, and say so in the report: LATENCY=1.2 (times), LENGTH=0.6 (of"
                            + " what it was), STYLE=5 (percentage points), SCORE=0.5 (points); several times for several")
    private Map<Measure, Double> margins = new EnumMap<>(Measure.class);

    /**
     * Looks whether it can be compared so, before anything is played.
     *
     * @throws Problem when it cannot
     */
    void check(Preparation prepared) {
        var _ = settings();
        if (asksModel()) {
            models(prepared.variables()).close();
        }
    }

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
        } catch (LangChain4jException e) {
            throw Problem.failed(
                    embeddings + " gives no embeddings (" + e.getClass().getSimpleName()
                            + "). What was played is kept, and compared without them by: ./soulnear replay resume "
                            + folder.path().getFileName());
        }
    }

    private Report report(Preparation prepared, List<String> runs) throws IOException {
        var base = run(prepared, prepared.base());
        var candidate = run(prepared, prepared.candidate());
        var again = runs.size() > 2
                ? run(prepared, new Variant(runs.get(1), base.variant().settings()))
                : null;
        if (!asksModel()) {
            return Comparison.of(base, candidate, again, settings());
        }
        try (var models = models(prepared.variables())) {
            var settings = judge.equals("model") ? settings().judgedBy(new ModelJudge(models, budget)) : settings();
            var asked = embeddings.isEmpty()
                    ? settings
                    : settings.embeddedBy(models.embeddings(embeddings).orElseThrow());
            return Comparison.of(base, candidate, again, asked);
        }
    }

    private boolean asksModel() {
        return judge.equals("model") || !embeddings.isEmpty();
    }

    private static Models models(Map<String, String> variables) {
        var models = ConfiguredModels.of(variables);
        if (!models.areConfigured()) {
            models.close();
            throw Problem.usage("--judge model and --embeddings need a model: MODEL_PROVIDER, and its key");
        }
        return models;
    }

    private Settings settings() {
        if (looks < 1) {
            throw Problem.usage("--looks is at least 1");
        }
        if (!judge.equals("rules") && !judge.equals("model")) {
            throw Problem.usage("--judge is rules or model");
        }
        var settings = Settings.usual().lookingAtMost(looks);
        for (var margin : margins.entrySet()) {
            settings = settings.tolerating(margin.getKey(), harm(margin.getKey(), margin.getValue()));
        }
        try {
            return scores == null ? settings : settings.with(PersonScores.read(scores));
        } catch (IOException e) {
            throw Problem.usage("--scores " + scores + " cannot be read: " + e.getMessage());
        }
    }

    private static double harm(Measure measure, double told) {
        var harm = measure.margin(told);
        if (measure == Measure.CRISIS || !(harm > 0)) {
            throw Problem.usage(
                    measure == Measure.CRISIS
                            ? "Of help in a crisis nothing more is tolerated than is"
                            : "--margin " + measure + "=" + told + " tolerates no harm");
        }
        return harm;
    }

    private static Run run(Preparation prepared, Variant variant) throws IOException {
        var file = prepared.folder().run(variant.name());
        return Files.exists(file) ? TurnLines.read(file).of(variant) : new Run(variant, List.of());
    }
}
