package io.soulnear.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** Opens the gate for a flag, or closes it: the newest report counts. */
@CommandLine.Command(
        name = "report",
        description = "Registers what a replay found about a flag: before more than 5 %% of people get it in prod.")
final class FlagReport extends WithFlags {
    /** What flags-service keeps of a report; the conversations themselves stay where they are. */
    private static final List<String> KEPT =
            List.of("version", "verdict", "reason", "conversations", "recording", "base", "candidate");

    @CommandLine.Parameters(index = "0", paramLabel = "KEY", description = "see list")
    private String key = "";

    @CommandLine.Parameters(index = "1", paramLabel = "FILE", description = "report.json of a replay")
    private Path file = Path.of("report.json");

    @CommandLine.Mixin
    private final Why why = new Why();

    @Override
    public Integer call() {
        var whole = read();
        var report = api().report(key, whole, why.because());
        out().printf(
                        Locale.ROOT,
                        "%s: %s over %d conversations: %s%n",
                        key,
                        report.path("verdict").asText(),
                        report.path("conversations").asInt(),
                        report.path("reason").asText());
        return ExitCodes.OK;
    }

    private JsonNode read() {
        final JsonNode report;
        try {
            report = new ObjectMapper().readTree(file.toFile());
        } catch (IOException _) {
            throw Problem.usage(file + " is not readable as JSON");
        }
        if (!(report instanceof ObjectNode whole) || !KEPT.stream().allMatch(report::hasNonNull)) {
            throw Problem.usage(file + " is not the whole report of a replay");
        }
        return whole.retain(KEPT);
    }
}
