package io.soulnear.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.launcher.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoulNearTest {
    private final Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    SoulNearTest(@TempDir Path home) {
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

    @Test
    void anUnknownCommandIsAUsageError() {
        assertThat(run("upp")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("up");
    }

    @Test
    void aSpanWithoutAUnitIsAUsageError() {
        assertThat(run("flags", "rollout", "ENABLE_VOICE", "--hold", "60")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("30m");
    }

    @Test
    void aReportThatIsNotWholeIsNotRegistered() throws IOException {
        var half = Files.writeString(home.resolve("half.json"), "{\"version\":1,\"verdict\":\"equ");
        assertThat(run("flags", "report", "ENABLE_VOICE", half.toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("half.json is not readable as JSON");

        var other = Files.writeString(home.resolve("other.json"), "{\"version\":1,\"verdict\":\"equal\"}");
        assertThat(run("flags", "report", "ENABLE_VOICE", other.toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("other.json is not the whole report of a replay");
    }

    @Test
    void nothingIsSmokeTestedWhileNothingRuns() {
        assertThat(run("smoke", "--env", "test")).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(run()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void anImpossibleEnvironmentIsAUsageErrorInOneLine() {
        assertThat(run("status", "--env", "../prod")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void statusFailsWhileNothingRuns() {
        assertThat(run("status", "--json")).isEqualTo(ExitCodes.FAILED);
        assertThat(out.toString()).contains("\"supervised\" : false", "\"processes\" : [ ]");
    }

    @Test
    void downIsDoneWhenThereIsNothingToEnd() {
        assertThat(run("down")).isEqualTo(ExitCodes.OK);
    }

    @Test
    void upSaysWhatIsNotBuilt() {
        assertThat(run("up")).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("not built");
    }

    @Test
    void aWrongVariableIsAConfigurationError() throws IOException {
        Files.writeString(home.resolve(".env"), "MODEL_PROVIDER=openai\n");

        assertThat(run("validate-env")).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(out.toString()).contains("OPENAI_API_KEY");
    }

    @Test
    void logsShowTheEndOfOneProcess() throws IOException {
        var log = home.resolve(".soulnear/dev/logs/gateway.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "first\nsecond\nthird\n");

        assertThat(run("logs", "gateway", "-n", "2")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString().lines()).containsExactly("second", "third");
        assertThat(run("logs", "gatewey")).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void testsAreCountedByModule() {
        var log = """
                [INFO] Running io.soulnear.a.SmallTest
                [INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in io.soulnear.a.SmallTest
                [INFO] Results:
                [INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0
                [ERROR] Tests run: 7, Failures: 1, Errors: 1, Skipped: 2
                [WARNING] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Flakes: 1
                """;

        var counts = log.lines().reduce(TestCounts.NONE, TestCounts::with, (first, _) -> first);

        assertThat(counts).isEqualTo(new TestCounts(11, 2, 2));
    }

    private int run(String... args) {
        return SoulNear.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
