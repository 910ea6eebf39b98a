package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The one command line. Its own commands stand here; others are found by {@link ServiceLoader}. */
@CommandLine.Command(
        name = "soulnear",
        description = "SoulNear on this machine: start it, look at it, test it.",
        mixinStandardHelpOptions = true,
        versionProvider = SoulNear.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:tried and failed; the reason is on standard error",
            "2:no such command or option",
            "3:not enough data (replay)",
            "78:a variable is missing or wrong"
        },
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            Start.class,
            Stop.class,
            Restart.class,
            Test.class,
            FlagsCommand.class,
            SmokeCommand.class,
            ProfileCommand.class,
            DeadLettersCommand.class,
            PromptCommand.class,
            Costs.class,
            ValidateEnv.class,
            CommandLine.HelpCommand.class
        })
public final class SoulNear implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    /** Ends the process with one of {@link ExitCodes}. */
    public static void main(String[] args) {
        System.getProperties().putIfAbsent("logback.configurationFile", "command-logback.xml");
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, with the commands of every module on the class path. */
    public static CommandLine commandLine() {
        var line = new CommandLine(new SoulNear());
        ServiceLoader.load(io.soulnear.sandbox.launcher.Command.class).forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((thrown, failed, _) -> {
            if (thrown instanceof Problem problem) {
                failed.getErr().println(Ansi.AUTO.string("@|red,bold ✗|@ ") + problem.getMessage());
                return problem.exitCode();
            }
            thrown.printStackTrace(failed.getErr());
            return ExitCodes.FAILED;
        });
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = SoulNear.class.getPackage().getImplementationVersion();
            return new String[] {"soulnear " + (version == null ? "(not packaged)" : version)};
        }
    }
}
