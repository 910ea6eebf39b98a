package io.soulnear.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.soulnear.sandbox.flags.FlagsApi;
import io.soulnear.sandbox.flags.InForce;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.Sandbox;
import java.time.Duration;
import java.util.Locale;

/** What the commands about flags have in common. */
abstract class WithFlags extends InSandbox {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    final FlagsApi api() {
        return api(sandbox());
    }

    static FlagsApi api(Sandbox sandbox) {
        var addresses = new Addresses(sandbox);
        return new FlagsApi(addresses.flagsService(), addresses.flagsToken());
    }

    /** Returns when every service uses that version, and says how long it took since {@code begin} (nano time). */
    final void awaitInForce(String key, long version, long begin) {
        var services = new Addresses(sandbox()).services();
        var missing = new InForce(services).await(key, version, PATIENCE);
        if (!missing.isEmpty()) {
            throw Problem.failed("Not in force yet in: " + String.join(", ", missing));
        }
        var millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        out().printf(Locale.ROOT, "In force in %d services after %d ms%n", services.size(), millis);
    }

    /** Changes, one in a line. */
    final void print(Iterable<JsonNode> changes) {
        var table = new Table("CHANGED", "FLAG", "VERSION", "STATE", "BY", "REASON", "OVERRIDE");
        for (var change : changes) {
            table.row(
                    change.path("changedAt").asText(),
                    change.path("key").asText(),
                    change.path("version").asText(),
                    change.path("state").asText(),
                    change.path("changedBy").asText(),
                    change.path("reason").asText(),
                    change.path("override").asText());
        }
        table.print(out());
    }

    /** What replays found about a flag, one in a line. */
    final void printReports(JsonNode reports) {
        if (reports.isEmpty()) {
            return;
        }
        var table = new Table("REGISTERED", "VERDICT", "CONVERSATIONS", "BY", "REASON", "RECORDING");
        for (var report : reports) {
            table.row(
                    report.path("registeredAt").asText(),
                    report.path("verdict").asText(),
                    report.path("conversations").asText(),
                    report.path("registeredBy").asText(),
                    report.path("reason").asText(),
                    report.path("recording").asText());
        }
        table.print(out());
    }
}
