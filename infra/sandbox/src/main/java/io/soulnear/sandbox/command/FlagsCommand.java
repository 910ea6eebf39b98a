package io.soulnear.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.soulnear.sandbox.flags.FlagState;
import io.soulnear.sandbox.flags.FlagsApi;
import io.soulnear.sandbox.flags.InForce;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.State;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine;

/** What is switched on, and switching it. */
@CommandLine.Command(
        name = "flags",
        description = "Shows and switches feature flags.",
        mixinStandardHelpOptions = true,
        subcommands = {FlagsCommand.ListFlags.class, FlagsCommand.Show.class, FlagsCommand.Switch.class})
final class FlagsCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What the commands about flags have in common. */
    abstract static class WithFlags extends InSandbox {
        final FlagsApi api() {
            var addresses = new Addresses(sandbox());
            return new FlagsApi(addresses.flagsService(), addresses.flagsToken());
        }
    }

    @CommandLine.Command(name = "list", description = "Every flag.")
    static final class ListFlags extends WithFlags {
        @CommandLine.Option(names = "--json", description = "for programs")
        private boolean json;

        @Override
        public Integer call() {
            var flags = api().list();
            if (json) {
                out().println(State.json(flags));
                return ExitCodes.OK;
            }
            var table = new Table("FLAG", "STATE", "VERSION", "CHANGED", "BY", "REASON");
            for (var flag : flags) {
                table.row(
                        flag.key(),
                        flag.state(),
                        Long.toString(flag.version()),
                        flag.changedAt(),
                        flag.changedBy(),
                        flag.reason());
            }
            table.print(out());
            return ExitCodes.OK;
        }
    }

    @CommandLine.Command(name = "show", description = "One flag, its definition and its history.")
    static final class Show extends WithFlags {
        @CommandLine.Parameters(paramLabel = "KEY", description = "like USE_CHAT_COMPLETION, see list")
        private String key = "";

        @CommandLine.Option(names = "--json", description = "for programs")
        private boolean json;

        @Override
        public Integer call() {
            var story = api().show(key);
            if (json) {
                out().println(State.json(story));
                return ExitCodes.OK;
            }
            var definition = story.path("flag").path("definition");
            out().println(key + " is " + FlagState.state(definition));
            out().println(State.json(definition));
            var table = new Table("VERSION", "STATE", "CHANGED", "BY", "REASON");
            for (JsonNode step : story.path("history")) {
                table.row(
                        step.path("version").asText(),
                        FlagState.state(step.path("after")),
                        step.path("changedAt").asText(),
                        step.path("changedBy").asText(),
                        step.path("reason").asText());
            }
            table.print(out());
            return ExitCodes.OK;
        }
    }

    /** Where a flag can be switched to. */
    enum Position {
        ON,
        OFF
    }

    @CommandLine.Command(
            name = "set",
            description = "Switches a flag on or off for everybody, and waits until it is in force everywhere.")
    static final class Switch extends WithFlags {
        @CommandLine.Parameters(index = "0", paramLabel = "KEY", description = "like USE_CHAT_COMPLETION, see list")
        private String key = "";

        @CommandLine.Parameters(index = "1", paramLabel = "on|off", description = "a rollout that is under way ends")
        private Position position = Position.OFF;

        @CommandLine.Option(names = "--reason", defaultValue = "", description = "why; kept in the flag's history")
        private String reason = "";

        @Override
        public Integer call() {
            var services = new Addresses(sandbox()).services();
            var start = System.nanoTime();
            var flag = api().turn(key, position == Position.ON, actor(), reason);
            out().printf(Locale.ROOT, "%s is %s (version %d)%n", flag.key(), flag.state(), flag.version());
            var missing = new InForce(services).await(key, flag.version(), PATIENCE);
            if (!missing.isEmpty()) {
                throw Problem.failed("Not in force yet in: " + String.join(", ", missing));
            }
            var millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            out().printf(Locale.ROOT, "In force in %d services after %d ms%n", services.size(), millis);
            return ExitCodes.OK;
        }

        private static String actor() {
            return System.getProperty("user.name", "somebody") + " (command line)";
        }
    }
}
