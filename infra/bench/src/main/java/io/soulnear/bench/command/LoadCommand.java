package io.soulnear.bench.command;

import io.soulnear.bench.run.Load;
import io.soulnear.bench.run.LoadRun;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Profile;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.bench.stage.Stage;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

@CommandLine.Command(name = "load", description = "A steady load, whatever the answers take.")
final class LoadCommand extends Measuring {
    @CommandLine.Option(names = "--rate", defaultValue = "200", description = "texts per second (${DEFAULT-VALUE})")
    private int rate;

    @CommandLine.Option(names = "--seconds", defaultValue = "30", description = "measured time (${DEFAULT-VALUE})")
    private long seconds;

    @CommandLine.Option(names = "--warm-up", defaultValue = "15", description = "seconds before it (${DEFAULT-VALUE})")
    private long warmUp;

    @CommandLine.Option(names = "--warm-up-rate", description = "texts per second in that time (as --rate)")
    private int warmUpRate;

    @CommandLine.Option(
            names = "--model-millis",
            defaultValue = "0",
            description = "what the model takes for a reply (${DEFAULT-VALUE})")
    private long modelMillis;

    @CommandLine.Option(
            names = "--mode",
            defaultValue = "polling",
            description = "how updates come: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Receiving mode = Receiving.POLLING;

    @CommandLine.Option(
            names = "--compiler",
            defaultValue = "full",
            description = "as ./soulnear up has it, or as servers have it: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Compiler compiler = Compiler.FULL;

    @CommandLine.Option(names = "--people", defaultValue = "1000", description = "who write (${DEFAULT-VALUE})")
    private int people;

    @CommandLine.Option(
            names = "--duplicates",
            defaultValue = "0%",
            converter = Percent.class,
            description = "updates that Telegram delivers twice (${DEFAULT-VALUE})")
    private double duplicates;

    @CommandLine.Option(names = "--profile", description = "record where the processor time goes, by process")
    private boolean profile;

    @Override
    int measure() throws InterruptedException {
        var load = new Load(
                rate,
                warmUpRate == 0 ? rate : warmUpRate,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                Duration.ofMillis(modelMillis),
                duplicates);
        try (var stage = stage(mode, compiler, people)) {
            var hot = new LinkedHashMap<String, String>();
            var runs = profile ? new LoadRun(stage, () -> record(stage, hot)) : new LoadRun(stage);
            var result = runs.run(load);
            var tables = new Tables(out());
            tables.loadHead();
            tables.load(rate + "/s, model " + modelMillis + " ms", result);
            tables.details(result);
            if (profile) {
                say("methods seen at work, samples and share; the recordings (*.jfr) lie in %s", recordings());
            }
            hot.forEach((process, methods) -> say("%n%s%n%s", process, methods));
            return result.isFaultless() ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private Runnable record(Stage stage, Map<String, String> hot) {
        var recording = Profile.begin(stage.state(), recordings());
        return () -> hot.putAll(recording.end());
    }

    private Path recordings() {
        return home().resolve(".soulnear").resolve(Stage.ENVIRONMENT).resolve("profile");
    }
}
