package io.soulnear.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.command.SoulNear;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {
    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(CommandSpec command) {
        var out = new StringWriter();
        var asked = (command.qualifiedName() + " --help").split(" ");

        var exitCode = SoulNear.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(Stream.of(asked).skip(1).toArray(String[]::new));

        assertThat(exitCode).as(out.toString()).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("Usage: " + command.qualifiedName());
        assertThat(command.usageMessage().description()).isNotEmpty().noneMatch(String::isBlank);
    }

    static Stream<CommandSpec> commands() {
        return all(SoulNear.commandLine());
    }

    private static Stream<CommandSpec> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec()),
                line.getSubcommands().values().stream().flatMap(HelpTest::all));
    }
}
