package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Orphans;
import io.soulnear.sandbox.launcher.Shutdown;
import java.util.ArrayList;
import java.util.Locale;
import picocli.CommandLine;

@CommandLine.Command(name = "down", description = "Ends everything, services first; the data are kept.")
final class Down extends InSandbox {
    @Override
    public Integer call() {
        var begin = System.nanoTime();
        var ended = new ArrayList<>(Shutdown.of(sandbox()));
        ended.addAll(Orphans.ofReplays(sandbox().home()));
        out().println(
                        ended.isEmpty()
                                ? "Nothing was running"
                                : String.format(
                                        Locale.ROOT,
                                        "Ended after %.1f s: %s",
                                        (System.nanoTime() - begin) / 1e9,
                                        String.join(", ", ended)));
        return ExitCodes.OK;
    }
}
