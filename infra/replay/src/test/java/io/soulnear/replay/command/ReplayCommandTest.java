package io.soulnear.replay.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReplayCommandTest {
    private static final String EXAMPLE = "../../docs/conversations.example.jsonl";

    private final Path home;
    private String told = "";

    ReplayCommandTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void workInAnEmptyProject() {
        System.setProperty("soulnear.home", home.toString());
    }

    @AfterEach
    void leaveIt() {
        System.clearProperty("soulnear.home");
    }

    @ParameterizedTest
    @CsvSource({
        "--judge=nobody, --judge",
        "--looks=0, --looks",
        "--scores=missing.json, missing.json",
        "--margin=CRISIS=5, crisis",
        "--margin=LATENCY=0.9, LATENCY",
        "--margin=STYLE=-1, STYLE",
        "--embeddings=some-model, MODEL_PROVIDER",
        "--concurrency=0, --concurrency"
    })
    void whatCannotBeComparedIsNotEvenPlayed(String option, String named) {
        assertThat(run("--conversations", EXAMPLE, "--variant", "MODEL_PROVIDER=offline", "--name", "one", option))
                .isEqualTo(ExitCodes.USAGE);

        assertThat(told).contains(named);
        assertThat(home.resolve(".soulnear/replays/one/base.jsonl")).doesNotExist();
    }

    @Test
    void aFlagThatIsNotThereIsNamedWithThoseThatAre() {
        assertThat(run("--conversations", EXAMPLE, "--variant", "ENABLE_VOICES=true"))
                .isEqualTo(ExitCodes.USAGE);

        assertThat(told).contains("ENABLE_VOICES", "ENABLE_VOICE,");
    }

    @Test
    void anEnvironmentThatDoesNotRunIsSaidToBeSo() {
        assertThat(run("--env", "test", "--variant", "ENABLE_VOICE=true")).isEqualTo(ExitCodes.USAGE);

        assertThat(told).contains("Nothing is recorded in test", "./soulnear up --env test");
    }

    @Test
    void onlyWhatWasBegunGoesOn() {
        assertThat(run("resume", "one")).isEqualTo(ExitCodes.USAGE);

        assertThat(told).contains("There is no replay one");
    }

    private int run(String... arguments) {
        var line = new CommandLine(new ReplayCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            if (thrown instanceof Problem problem) {
                told = String.valueOf(problem.getMessage());
                return problem.exitCode();
            }
            throw thrown;
        });
        return line.execute(arguments);
    }
}
