package io.soulnear.operations.compose;

import io.soulnear.sandbox.launcher.Command;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ./soulnear compose}: the whole system in containers, on this machine. Nothing here deletes data. */
@CommandLine.Command(
        name = "compose",
        description =
                "Runs the whole system in containers, with the servers' official images. Nothing here deletes data.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ComposeCommand implements Command {
    private static final List<String> SERVICES = List.of("gateway", "dialogue", "quiz", "profile", "flags");

    private final Engine engine;
    private final Path folder;

    @CommandLine.Option(
            names = "--on",
            paramLabel = "prod|test",
            defaultValue = "TEST",
            scope = CommandLine.ScopeType.INHERIT,
            description = "which of the two systems (default: test); each has its variables, secrets and volumes")
    private On on = On.TEST;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    /** Found by {@link java.util.ServiceLoader}. */
    public ComposeCommand() {
        this(Engine.program(), Path.of(System.getProperty("soulnear.home", "")).resolve("infra/compose"));
    }

    ComposeCommand(Engine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    enum On {
        PROD,
        TEST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    @CommandLine.Command(
            name = "setup",
            mixinStandardHelpOptions = true,
            description = "Makes the variables and secrets that are missing, and says what is left to do.")
    int setup() throws IOException {
        var empty = new Setup(folder, on.toString()).make();
        empty.forEach(file -> spec.commandLine().getOut().println("To be filled where it is needed: " + file));
        // Postgres writes its archive as another user than the one who owns a new volume.
        return compose(
                "run",
                "--rm",
                "--no-deps",
                "--user",
                "root",
                "--entrypoint",
                "bash",
                "postgres",
                "-c",
                "mkdir -p /backup/base /backup/wal && chown postgres: /backup /backup/base /backup/wal");
    }

    @CommandLine.Command(
            name = "up",
            mixinStandardHelpOptions = true,
            description = "Starts what is not running, and returns when all is healthy.")
    int up() {
        return compose("up", "--detach", "--wait");
    }

    @CommandLine.Command(
            name = "down",
            mixinStandardHelpOptions = true,
            description = "Stops everything; volumes stay.")
    int down() {
        return compose("down");
    }

    @CommandLine.Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description = "Makes the services' images anew.")
    int rebuild(@CommandLine.Parameters(paramLabel = "SERVICE", arity = "0..*") @Nullable List<String> services) {
        return compose(with(List.of("build"), services == null ? SERVICES : services));
    }

    @CommandLine.Command(name = "ps", mixinStandardHelpOptions = true, description = "Shows the containers.")
    int ps() {
        return compose("ps");
    }

    @CommandLine.Command(name = "logs", mixinStandardHelpOptions = true, description = "Follows the logs.")
    int logs(@CommandLine.Parameters(paramLabel = "SERVICE", arity = "0..*") @Nullable List<String> services) {
        return compose(with(List.of("logs", "--follow", "--tail", "100"), services == null ? List.of() : services));
    }

    @CommandLine.Command(
            name = "shell-db",
            mixinStandardHelpOptions = true,
            description = "Opens psql on the database.")
    int shellDb() {
        return compose("exec", "postgres", "psql", "--username=soulnear", "soulnear");
    }

    @CommandLine.Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Takes a base backup, and checks it; prints its name.")
    int backup() {
        return compose("exec", "-T", "--user", "postgres", "postgres", "/scripts/base-backup");
    }

    @CommandLine.Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description =
                    "Puts a base backup in the place of the data, which are kept beside it, and replays the archive.")
    int restore(
            @CommandLine.Parameters(paramLabel = "BACKUP", description = "as backup printed it") String backup,
            @CommandLine.Option(
                            names = "--until",
                            paramLabel = "TIME",
                            description = "like '2026-01-31 12:34:56+00' (default: all that there is)")
                    @Nullable
                    String until) {
        if (compose(with(List.of("stop"), SERVICES)) != 0 || compose("stop", "postgres") != 0) {
            throw Problem.failed("What runs could not be stopped; nothing was restored");
        }
        var script = new ArrayList<>(List.of(
                "run",
                "--rm",
                "--no-deps",
                "--user",
                "postgres",
                "--entrypoint",
                "/scripts/restore",
                "postgres",
                backup));
        if (until != null) {
            script.add(until);
        }
        if (compose(script) != 0) {
            throw Problem.failed("Nothing was restored; the services are stopped");
        }
        return up();
    }

    @CommandLine.Command(
            name = "safe-redeploy",
            mixinStandardHelpOptions = true,
            description =
                    "Backs up, makes the images anew, and starts the services one after another. Stops when the backup fails.")
    int safeRedeploy() {
        if (backup() != 0) {
            throw Problem.failed("The backup failed; nothing was changed");
        }
        if (rebuild(null) != 0) {
            throw Problem.failed("An image could not be made; nothing was changed");
        }
        for (var service : SERVICES) {
            if (compose("up", "--detach", "--wait", "--no-deps", service) != 0) {
                throw Problem.failed(service + " did not come up; those after it still run the old build");
            }
        }
        return ExitCodes.OK;
    }

    private int compose(String... arguments) {
        return compose(List.of(arguments));
    }

    private int compose(List<String> arguments) {
        var setup = new Setup(folder, on.toString());
        if (!setup.isDone()) {
            throw Problem.configuration(
                    "There is no " + setup.variables() + " yet: ./soulnear compose setup --on " + on);
        }
        var file = folder.resolve("compose.yml").toString();
        return engine.run(
                Map.of("SOULNEAR_ENV", on.toString()),
                with(
                        List.of(
                                "compose",
                                "--file",
                                file,
                                "--env-file",
                                setup.variables().toString()),
                        arguments));
    }

    private static List<String> with(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
