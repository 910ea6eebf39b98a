package io.soulnear.bench.command;

import io.soulnear.bench.run.ProfileRun;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.time.Duration;
import picocli.CommandLine;

@CommandLine.Command(
        name = "profile",
        description = "Profiles of many people: whether the offline analysis keeps up, and how long /my_profile takes.")
final class ProfileCommand extends Measuring {
    private static final double LOOK_MILLIS = 50;
    private static final int REGISTERED = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    @CommandLine.Option(names = "--people", defaultValue = "10000", description = "who talk (${DEFAULT-VALUE})")
    private int people;

    @CommandLine.Option(
            names = "--turns",
            defaultValue = "100",
            description = "of each before it is measured (${DEFAULT-VALUE})")
    private int turns;

    @CommandLine.Option(names = "--rate", defaultValue = "200", description = "messages per second (${DEFAULT-VALUE})")
    private int rate;

    @CommandLine.Option(
            names = "--looks",
            defaultValue = "10",
            description = "at /my_profile per second (${DEFAULT-VALUE})")
    private int looks;

    @CommandLine.Option(names = "--seconds", defaultValue = "40", description = "measured (${DEFAULT-VALUE})")
    private int seconds;

    @Override
    int measure() throws InterruptedException {
        try (var stage = stage(Receiving.POLLING, Compiler.FULL, REGISTERED)) {
            stage.turnOn("ENABLE_PATTERN_ANALYSIS");
            stage.turnOn("ENABLE_USER_PROFILES");
            var run = new ProfileRun(stage, people);
            say("analysis as fast as it goes: %.0f messages/s", run.fill(turns));
            run.warmUp(rate, WARM_UP);
            run.run(rate, looks, WARM_UP.dividedBy(3));
            var result = run.run(rate, looks, Duration.ofSeconds(seconds));
            var times = result.looks();
            say("%d messages/s for %d s: %d behind at the end", rate, seconds, result.behind());
            say(
                    "/my_profile meanwhile: %.1f ms (p50), %.1f ms (p95), %.1f ms (max), %d looks",
                    times.percentile(50), times.percentile(95), times.max(), times.count());
            new Tables(out()).processors(result.processors());
            return result.behind() <= 2L * rate && times.percentile(95) <= LOOK_MILLIS
                    ? ExitCodes.OK
                    : ExitCodes.FAILED;
        }
    }
}
