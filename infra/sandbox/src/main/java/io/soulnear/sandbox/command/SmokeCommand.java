package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.EnvFile;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.smoke.Smoke;
import java.util.Locale;
import picocli.CommandLine;

@CommandLine.Command(
        name = "smoke",
        description =
                "Looks whether what matters most works: processes, servers, flags, bot and model; where a simulator stands for"
                        + " Telegram, a made-up person tries the commands and is forgotten again.")
final class SmokeCommand extends InSandbox {
    @Override
    public Integer call() {
        var begin = System.nanoTime();
        var state = State.read(sandbox())
                .filter(State::isSupervised)
                .orElseThrow(() -> Problem.failed("Nothing is running: ./soulnear up starts it"));
        var environment = EnvFile.read(sandbox().run().resolve("environment")).values();
        try (var smoke = new Smoke(state, environment, check -> {
            out().printf(
                            Locale.ROOT,
                            "%s %s%s  %d ms%n",
                            check.isInOrder() ? "✓" : "✗",
                            check.what(),
                            check.isInOrder() ? "" : ": " + check.fault(),
                            check.millis());
            out().flush();
        })) {
            var inOrder = smoke.run();
            out().printf(
                            Locale.ROOT,
                            "%s in %.1f s%n",
                            inOrder ? "All in order" : "Not in order",
                            (System.nanoTime() - begin) / 1e9);
            return inOrder ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }
}
