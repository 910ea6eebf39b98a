package io.soulnear.operations.backup;

import io.soulnear.sandbox.launcher.Command;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.servers.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine;

/** {@code ./soulnear backup}: whether what is backed up can be restored. */
@CommandLine.Command(
        name = "backup",
        description = "Backups of Postgres.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class BackupCommand implements Command {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "drill?");
    }

    @CommandLine.Command(
            name = "drill",
            description = "Loses a database of its own and restores it to a chosen second; real data are not touched.",
            mixinStandardHelpOptions = true,
            footer = "Exit code 1: rows were missing, or it took too long, or too much was lost.")
    int drill(
            @CommandLine.Option(
                            names = "--size",
                            paramLabel = "MiB",
                            defaultValue = "1024",
                            description =
                                    "of the database (default: ${DEFAULT-VALUE}); four times as much room is needed")
                    int megabytes,
            @CommandLine.Option(
                            names = "--archive-every",
                            paramLabel = "SECONDS",
                            defaultValue = "20",
                            description =
                                    "when a part of the log is archived at the latest (default: ${DEFAULT-VALUE})")
                    int archiveEvery)
            throws IOException, SQLException {
        var out = spec.commandLine().getOut();
        var place = Files.createDirectories(
                Path.of(System.getProperty("soulnear.home", "")).resolve(".soulnear"));
        var folder = Files.createTempDirectory(place, "drill-");
        try {
            var result = new Drill(folder, Duration.ofSeconds(archiveEvery), out::println).run(megabytes);
            out.printf(
                    Locale.ROOT,
                    "size %d MiB · base backup %.1f s · restored to %s: %d rows, %s · RTO %.1f s (at most %d) · RPO %.1f s (at most %d)%n",
                    result.bytes() >> 20,
                    seconds(result.backup()),
                    result.chosen(),
                    result.rows(),
                    result.same() ? "all the same" : "NOT the same",
                    seconds(result.restore()),
                    DrillResult.MOST_RESTORE.toSeconds(),
                    seconds(result.lost()),
                    DrillResult.MOST_LOST.toSeconds());
            return result.isGood() ? ExitCodes.OK : ExitCodes.FAILED;
        } finally {
            Folders.delete(folder);
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }
}
