package io.soulnear.sandbox.command;

import io.soulnear.sandbox.flags.FlagsApi;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.State;
import java.util.Locale;
import picocli.CommandLine;

/** What is switched on, and switching it. */
@CommandLine.Command(
        name = "flags",
        description = "Shows and switches feature flags.",
        mixinStandardHelpOptions = true,
        subcommands = {
            FlagsCommand.ListFlags.class,
            FlagsCommand.Show.class,
            FlagsCommand.Switch.class,
            FlagsCommand.History.class,
            FlagsCommand.Undo.class,
            FlagsCommand.Promote.class,
            FlagRollout.class,
            FlagReport.class
        })
final class FlagsCommand {
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
            out().println(key + " is " + story.path("flag").path("state").asText());
            out().println(State.json(story.path("flag").path("definition")));
            print(story.path("history"));
            printReports(api().reports(key));
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

        @CommandLine.Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            var begin = System.nanoTime();
            var flag = api().turn(key, position == Position.ON, why.because());
            out().printf(Locale.ROOT, "%s is %s (version %d)%n", flag.key(), flag.state(), flag.version());
            awaitInForce(key, flag.version(), begin);
            return ExitCodes.OK;
        }
    }

    @CommandLine.Command(name = "history", description = "What was changed last, in all flags or in one.")
    static final class History extends WithFlags {
        @CommandLine.Parameters(arity = "0..1", paramLabel = "KEY", description = "only this flag")
        private String key = "";

        @CommandLine.Option(
                names = "-n",
                paramLabel = "N",
                defaultValue = "20",
                description = "so many (${DEFAULT-VALUE})")
        private int limit = 20;

        @CommandLine.Option(names = "--json", description = "for programs")
        private boolean json;

        @Override
        public Integer call() {
            var changes = key.isEmpty() ? api().changes(limit) : api().show(key).path("history");
            if (json) {
                out().println(State.json(changes));
            } else {
                print(changes);
                if (!key.isEmpty()) {
                    printReports(api().reports(key));
                }
            }
            return ExitCodes.OK;
        }
    }

    @CommandLine.Command(
            name = "undo",
            description =
                    "Takes the last change of a flag back, or goes to an earlier version, and waits until that is in force.")
    static final class Undo extends WithFlags {
        @CommandLine.Parameters(paramLabel = "KEY", description = "see list")
        private String key = "";

        @CommandLine.Option(
                names = "--to",
                paramLabel = "VERSION",
                defaultValue = "0",
                description = "see history (default: the one before)")
        private long version;

        @CommandLine.Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            var begin = System.nanoTime();
            var flag = api().undo(key, version, why.because());
            out().printf(Locale.ROOT, "%s is %s (version %d)%n", flag.key(), flag.state(), flag.version());
            awaitInForce(key, flag.version(), begin);
            return ExitCodes.OK;
        }
    }

    @CommandLine.Command(
            name = "promote",
            description =
                    "Gives this environment (--env) the definition that another has, shows what differs, and waits until it is in force.")
    static final class Promote extends WithFlags {
        @CommandLine.Parameters(paramLabel = "KEY", description = "see list")
        private String key = "";

        @CommandLine.Option(names = "--from", paramLabel = "NAME", required = true, description = "like test")
        private String from = "";

        @CommandLine.Option(names = "--dry-run", description = "only show what differs")
        private boolean dryRun;

        @CommandLine.Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            var there = api(Sandbox.of(from)).show(key).path("flag");
            var begin = System.nanoTime();
            var extent = dryRun ? FlagsApi.Extent.ONLY_LOOK : FlagsApi.Extent.DO;
            var promotion = api().promote(key, there, from, extent, why.because());
            for (var difference : promotion.path("differences")) {
                out().println(
                                difference.path("path").asText().isEmpty()
                                        ? "(new)"
                                        : difference.path("path").asText());
                difference.path("before").asText().lines().forEach(line -> out().println("  - " + line));
                difference.path("after").asText().lines().forEach(line -> out().println("  + " + line));
            }
            if (promotion.path("differences").isEmpty()) {
                out().println("Nothing differs");
            } else if (!dryRun) {
                awaitInForce(key, promotion.path("flag").path("version").asLong(), begin);
            }
            return ExitCodes.OK;
        }
    }
}
