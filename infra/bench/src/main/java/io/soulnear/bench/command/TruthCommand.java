package io.soulnear.bench.command;

import io.soulnear.comparison.Settings;
import io.soulnear.comparison.Verdict;
import io.soulnear.comparison.truth.Change;
import io.soulnear.comparison.truth.Truth;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "truth",
        description = "Whether comparisons find changes that were planted, and leave alone what did not change.")
final class TruthCommand extends Measuring {
    private static final double FALSE_ALARMS = 0.05;

    @CommandLine.Option(names = "--conversations", defaultValue = "200", description = "in each (${DEFAULT-VALUE})")
    private int conversations;

    @CommandLine.Option(names = "--times", defaultValue = "20", description = "each change (${DEFAULT-VALUE})")
    private int times;

    @CommandLine.Option(
            names = "--same",
            defaultValue = "100",
            description = "comparisons of a variant with itself (${DEFAULT-VALUE})")
    private int same;

    @CommandLine.Option(names = "--reports", paramLabel = "FOLDER", description = "keep the first report of each")
    private @Nullable Path reports;

    @Override
    int measure() {
        var truth = new Truth(conversations, Settings.usual());
        var right = true;
        say(
                "%-15s %-16s %6s %7s %6s %6s %9s",
                "planted", "should be", "right", "better", "equal", "worse", "not enough");
        for (var change : Change.values()) {
            var count = change == Change.NONE ? same : times;
            var result = truth.plant(change, count);
            say(
                    "%-15s %-16s %6s %7d %6d %6d %9d",
                    code(change),
                    code(change.right()),
                    result.right() + "/" + count,
                    result.count(Verdict.BETTER),
                    result.count(Verdict.EQUAL),
                    result.count(Verdict.WORSE),
                    result.count(Verdict.NOT_ENOUGH_DATA));
            keep(result);
            var alarms = result.count(Verdict.BETTER) + result.count(Verdict.WORSE);
            right &= change == Change.NONE ? alarms <= FALSE_ALARMS * count : result.count(change.right()) > count / 2;
        }
        return right ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private void keep(Truth.Result result) {
        if (reports != null) {
            try {
                result.example().writeTo(reports.resolve(code(result.change())));
            } catch (IOException e) {
                throw Problem.failed("The report could not be written to " + reports);
            }
        }
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
