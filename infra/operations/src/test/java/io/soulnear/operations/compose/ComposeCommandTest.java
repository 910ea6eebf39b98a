package io.soulnear.operations.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ComposeCommandTest {
    private final List<String> ran = new ArrayList<>();
    private String fails = "nothing";

    private final Path folder;

    ComposeCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void example() throws IOException {
        Files.writeString(folder.resolve("env.example"), "SOULNEAR_VERSION=dev\n");
    }

    @Test
    void aSetupMakesRandomSecretsOnceAndAsksForTheOthers() throws IOException {
        assertThat(run("setup", "--on", "prod")).isZero();
        var password = Files.readString(folder.resolve("secrets/prod/POSTGRES_PASSWORD"));
        assertThat(password).matches("[0-9a-f]{48}");

        assertThat(run("setup", "--on", "prod")).isZero();

        assertThat(folder.resolve("secrets/prod/POSTGRES_PASSWORD")).hasContent(password);
        assertThat(folder.resolve("secrets/prod/BOT_TOKEN")).isEmptyFile();
        assertThat(folder.resolve(".env.prod")).exists();
        assertThat(folder.resolve(".env.test")).doesNotExist();
    }

    @Test
    void withoutASetupNothingRuns() {
        assertThat(run("up")).isEqualTo(78);
        assertThat(ran).isEmpty();
    }

    @Test
    void aSafeRedeployBacksUpFirstAndChangesOneServiceAfterAnother() {
        run("setup");
        ran.clear();

        assertThat(run("safe-redeploy")).isZero();

        assertThat(ran).hasSize(7);
        assertThat(ran.getFirst()).endsWith("postgres /scripts/base-backup");
        assertThat(ran.get(1)).endsWith("build gateway dialogue quiz profile flags");
        assertThat(ran.getLast()).endsWith("up --detach --wait --no-deps flags");
    }

    @Test
    void aSafeRedeployStopsWhenTheBackupFails() {
        run("setup");
        ran.clear();
        fails = "base-backup";

        assertThat(run("safe-redeploy")).isEqualTo(1);
        assertThat(ran).hasSize(1);
    }

    @Test
    void aRestoreNeedsEverythingStopped() {
        run("setup");
        ran.clear();
        fails = "stop postgres";

        assertThat(run("restore", "20260131T030000Z")).isEqualTo(1);
        assertThat(ran).noneMatch(it -> it.contains("/scripts/restore"));
    }

    @Test
    void aRestoreReplaysUpToTheChosenMomentAndStartsAgain() {
        run("setup");
        ran.clear();

        assertThat(run("restore", "20260131T030000Z", "--until", "2026-01-31 12:34:56+00"))
                .isZero();
        assertThat(ran.get(2)).endsWith("/scripts/restore postgres 20260131T030000Z 2026-01-31 12:34:56+00");
        assertThat(ran.getLast()).endsWith("up --detach --wait");
    }

    @Test
    void noCommandDeletesAVolume() {
        run("setup");
        for (var command : List.of("up", "down", "rebuild", "ps", "logs", "shell-db", "backup", "safe-redeploy")) {
            assertThat(run(command)).isZero();
        }
        run("restore", "x");

        assertThat(ran).hasSizeGreaterThan(15).noneMatch(it -> it.matches(".* (-v|--volumes|volume|rm|prune)( .*|$)"));
    }

    private int run(String... arguments) {
        Engine engine = (variables, command) -> {
            assertThat(variables).containsKey("SOULNEAR_ENV");
            var line = String.join(" ", command);
            ran.add(line);
            return line.contains(fails) ? 1 : 0;
        };
        var line = new CommandLine(new ComposeCommand(engine, folder))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(new StringWriter()));
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            if (thrown instanceof Problem problem) {
                return problem.exitCode();
            }
            throw thrown;
        });
        return line.execute(arguments);
    }
}
