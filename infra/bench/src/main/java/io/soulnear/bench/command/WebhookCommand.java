package io.soulnear.bench.command;

import io.soulnear.bench.run.Ramp;
import io.soulnear.bench.run.WebhookResult;
import io.soulnear.bench.run.WebhookRun;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;

@CommandLine.Command(
        name = "webhook",
        description =
                "Brings commands to the webhook as Telegram does, and waits for its answer only; the profiles are those of infra/k6.",
        footer = "Exit code 1: 95 of 100 took 200 ms or more (not asked of stress), or updates were refused.")
final class WebhookCommand extends Measuring {
    @CommandLine.Option(
            names = "--profile",
            defaultValue = "steady",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Ramp.Profile profile = Ramp.Profile.STEADY;

    @CommandLine.Option(
            names = "--time",
            defaultValue = "20%",
            converter = Percent.class,
            description = "of what the profile takes in k6: 5 minutes steady, 2 hours endurance (${DEFAULT-VALUE})")
    private double time;

    @CommandLine.Option(names = "--people", defaultValue = "1000", description = "who write (${DEFAULT-VALUE})")
    private int people;

    @Override
    int measure() throws InterruptedException {
        try (var stage = stage(Receiving.WEBHOOK, Compiler.FULL, people);
                var run = new WebhookRun(stage)) {
            run.run(List.of(new Ramp(100, 500, Duration.ofSeconds(20))), (_, _) -> say("warm"));
            say("%-14s %9s %8s %8s %8s %8s", "", "taken", "p50 ms", "p95 ms", "max ms", "refused");
            var result = run.run(profile.ramps(time), (ramp, seen) -> line(ramp.from() + "–" + ramp.to() + "/s", seen));
            line("all", result);
            return result.isGood(profile) ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private void line(String name, WebhookResult seen) {
        var times = seen.latencies();
        say(
                "%-14s %7.0f/s %8.1f %8.1f %8.0f %7.2f%%",
                name,
                times.count() / seen.seconds(),
                times.percentile(50),
                times.percentile(95),
                times.max(),
                100 * seen.refusedShare());
    }
}
