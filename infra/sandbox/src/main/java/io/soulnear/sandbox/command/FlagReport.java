package io.soulnear.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What was replayed; replay.json knows it where the report does not. */
    private static final String RECORDING = "recording";
    /** What flags-service keeps of a report; the conversations themselves stay where they are. */
    private static final List<String> KEPT =
            List.of("version", "verdict", "reason", "conversations", RECORDING, "base", "candidate");

    @CommandLine.Parameters(index = "0", paramLabel = "KEY", description = "see list")
    private String key = "";

    @CommandLine.Parameters(index = "1", paramLabel = "FILE", description = "report.json of a replay")
    private Path file = Path.of("report.json");

    @CommandLine.Mixin
    private final Why why = new Why();

    @Override
    public Integer call() {
        var report = api().report(key, read(), why.because());
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
        if (!(tree(file) instanceof ObjectNode report)) {
            throw Problem.usage(file + " is not the report of a replay");
        }
        if (!report.has(RECORDING)) {
            report.set(RECORDING, tree(file.resolveSibling("replay.json")).path("digest"));
        }
        if (!KEPT.stream().allMatch(report::hasNonNull)) {
            throw Problem.usage(
                    file + " is not the whole report of a replay, or its replay.json does not lie beside it");
        }
        return report.retain(KEPT);
    }

    /** Nothing where there is no such file, or none of JSON. */
    private static JsonNode tree(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }
}
