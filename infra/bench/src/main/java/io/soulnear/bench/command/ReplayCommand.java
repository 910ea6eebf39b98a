package io.soulnear.bench.command;

import io.soulnear.bench.run.ReplayRun;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

@CommandLine.Command(
        name = "replay",
        description = "Made-up conversations through two variants with the offline companion, and their comparison.")
final class ReplayCommand extends Measuring {
    private static final double MINUTES = 5;
    private static final double MEBIBYTES = 1024;

    @CommandLine.Option(names = "--updates", defaultValue = "10000", description = "in all (${DEFAULT-VALUE})")
    private int updates;

    @CommandLine.Option(names = "--people", defaultValue = "400", description = "who did them (${DEFAULT-VALUE})")
    private int people;

    @CommandLine.Option(
            names = "--concurrency",
            defaultValue = "96",
            description = "conversations at the same time (${DEFAULT-VALUE})")
    private int atOnce;

    /** The same as {@code ./soulnear replay} has. */
    @Override
    List<String> heap() {
        return List.of("-Xmx320m", "-Xmn16m", "-Xss512k", "-XX:TieredStopAtLevel=1");
    }

    @Override
    int measure() throws InterruptedException {
        var result = new ReplayRun(home(), updates, people, atOnce).run(out());
        say(
                "%d updates through two variants: %.1f minutes, %.0f updates/s, at most %.0f MiB",
                result.updates(), result.minutes(), result.perSecond(), result.mebibytes());
        say(
                "of which: %s",
                result.resident().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> one.getKey() + " " + (one.getValue() >> 20))
                        .collect(Collectors.joining(", ")));
        return result.minutes() <= MINUTES && result.mebibytes() <= MEBIBYTES ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
