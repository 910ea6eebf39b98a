package io.soulnear.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.soulnear.sandbox.launcher.State.Entry;
import io.soulnear.sandbox.launcher.State.Status;
import io.soulnear.sandbox.servers.ProcessMark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SupervisorTest {
    private final SmallSandbox small;
    private @Nullable Supervisor supervisor;

    SupervisorTest(@TempDir Path home) {
        small = new SmallSandbox(home);
    }

    @AfterEach
    void endWhatWasStarted() {
        if (supervisor != null) {
            supervisor.down();
        }
    }

    @Test
    void aKilledProcessComesBackAndTheOthersDoNotNotice() {
        start(small.service("gateway").service("quiz"));
        var gateway = pid("gateway");
        var quiz = pid("quiz");

        ProcessHandle.of(gateway).orElseThrow().destroyForcibly();

        awaitEntry("gateway", entry -> entry.status() == Status.READY && entry.restarts() == 1);
        assertThat(pid("gateway")).isNotEqualTo(gateway);
        assertThat(pid("quiz")).isEqualTo(quiz);
        assertThat(entry("quiz").restarts()).isZero();
    }

    @Test
    void aProcessThatKeepsEndingIsGivenUpWithAReason() {
        begin(small.ending("gateway", 3).service("quiz"));

        awaitEntry("gateway", entry -> entry.status() == Status.FAILED);
        assertThat(entry("gateway").reason()).contains("5 times", "exit code 3");
        awaitEntry("quiz", entry -> entry.status() == Status.READY);
    }

    @Test
    void aProcessThatHasBeenReadyIsTriedAgainUntilItsTroubleHasPassed() throws Exception {
        start(small.service("kafka"));
        Files.writeString(small.full(), "1");

        ProcessHandle.of(pid("kafka")).orElseThrow().destroyForcibly();
        awaitEntry("kafka", entry -> entry.reason().contains("5 times"));
        assertThat(entry("kafka").status()).isEqualTo(Status.RESTARTING);
        Files.delete(small.full());

        awaitEntry("kafka", entry -> entry.status() == Status.READY);
        assertThat(entry("kafka").reason()).isEmpty();
    }

    @Test
    void aProcessThatIsConfiguredWronglyIsNotTriedAgain() {
        begin(small.ending("gateway", ExitCodes.CONFIGURATION));

        awaitEntry("gateway", entry -> entry.status() == Status.FAILED);
        assertThat(entry("gateway").reason()).contains("configured wrongly");
        assertThat(entry("gateway").restarts()).isZero();
    }

    @Test
    void aProcessThatIsStartedOnCommandIsFollowedUntilItFailsOrIsReady() throws Exception {
        Files.writeString(small.full(), Integer.toString(ExitCodes.CONFIGURATION));
        begin(small.service("gateway"));
        awaitEntry("gateway", entry -> entry.status() == Status.FAILED);
        var told = new StringWriter();
        var launch = new Launch(small.sandbox, new Progress(new PrintWriter(told)));

        assertThatThrownBy(() -> launch.one("start", "gateway", 20))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("gateway did not start: it is configured wrongly");
        Files.delete(small.full());
        launch.one("start", "gateway", 20);
        assertThat(entry("gateway").status()).isEqualTo(Status.READY);

        var before = pid("gateway");
        launch.one("restart", "gateway", 20);
        assertThat(pid("gateway")).isNotEqualTo(before);
        assertThat(told.toString().lines().toList().getLast()).matches(" +gateway +ready +[0-9.]+ s.*");
    }

    @Test
    void downEndsTheServicesBeforeWhatServesThem() throws Exception {
        var running = start(small.server("kafka").service("gateway").service("quiz"));

        running.down();

        var ended = Files.readAllLines(small.ended());
        assertThat(ended).containsExactlyInAnyOrder("gateway", "quiz", "kafka").endsWith("kafka");
        assertThat(State.read(small.sandbox).orElseThrow().processes())
                .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(Status.STOPPED));
    }

    @Test
    void dataStayWhenEverythingHasEndedAndAreDeletedOnCommandUnlessTheyAreInUse() throws Exception {
        var launch = new Launch(small.sandbox, new Progress(new PrintWriter(new StringWriter())));
        var data = Files.createDirectories(small.sandbox.data());
        var running = start(small.service("gateway"));

        assertThatThrownBy(launch::wipe).isInstanceOf(Problem.class).hasMessageContaining("in use");
        running.down();
        assertThat(data).exists();

        new State("dev", new ProcessMark(1, 1, "ended"), 0, "", List.of()).write(small.sandbox);
        launch.wipe();
        assertThat(data).doesNotExist();
    }

    @Test
    void theStateNamesEveryProcessAndIsForTheOwnerOnly() throws Exception {
        start(small.service("gateway"));

        var state = State.read(small.sandbox).orElseThrow();
        assertThat(state.isSupervised()).isTrue();
        assertThat(entry("gateway").process()).isPresent();
        assertThat(entry("gateway").ports()).containsKey("MANAGEMENT_PORT");
        assertThat(ProcessReport.of(state)).singleElement().satisfies(report -> {
            assertThat(report.ready()).isTrue();
            assertThat(report.pid()).isEqualTo(pid("gateway"));
            assertThat(report.residentBytes()).isPositive();
        });
        for (var file : List.of("state.json", "control", "environment")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(small.sandbox.run().resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aStoppedProcessStaysDownUntilWhatIsMissingIsStarted() {
        start(small.service("gateway").service("quiz"));
        var quiz = pid("quiz");

        Control.order(small.sandbox, "stop", "gateway");
        assertThat(entry("gateway").status()).isEqualTo(Status.STOPPED);
        assertThat(entry("gateway").process()).isEmpty();

        Control.order(small.sandbox, "ensure", "");
        awaitEntry("gateway", entry -> entry.status() == Status.READY);
        assertThat(pid("quiz")).isEqualTo(quiz);
    }

    @Test
    void restartGivesAnotherProcessWithoutCountingAsACrash() {
        start(small.service("gateway"));
        var before = pid("gateway");

        Control.order(small.sandbox, "restart", "gateway");

        awaitEntry(
                "gateway",
                entry -> entry.status() == Status.READY && entry.process().isPresent() && pid("gateway") != before);
        assertThat(entry("gateway").restarts()).isZero();
    }

    @Test
    void anOrderForAnUnknownProcessNamesThoseThereAre() {
        start(small.service("gateway"));

        assertThatThrownBy(() -> Control.order(small.sandbox, "restart", "gatewey"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("gateway");
    }

    @Test
    void anOrderWithoutTheSecretWordIsRefused() throws Exception {
        start(small.service("gateway"));
        Files.writeString(small.sandbox.run().resolve("control"), "guessed");

        assertThatThrownBy(() -> Control.order(small.sandbox, "stop", "gateway"))
                .hasMessageContaining("401");
        assertThat(entry("gateway").status()).isEqualTo(Status.READY);
    }

    @Test
    void aSandboxHasOneSupervisor() {
        start(small.service("gateway"));

        assertThatThrownBy(() -> new Supervisor(small.sandbox, small.plan(), Clock.systemUTC()))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isInstanceOf(Problem.class),
                        thrown ->
                                assertThat(thrown).isInstanceOf(java.nio.channels.OverlappingFileLockException.class));
    }

    @Test
    void aTakenPortIsNamedWithItsHolderAndTheVariableThatChangesIt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            small.service("gateway").visible("GATEWAY_PORT", taken.getLocalPort());

            assertThatThrownBy(() -> new Supervisor(small.sandbox, small.plan(), Clock.systemUTC()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("GATEWAY_PORT");
        }
    }

    @Test
    void whatAKilledSupervisorLeavesBehindIsEndedAndAStrangerIsNot() throws Exception {
        var left = leftBy(small.sandbox, false);
        var stranger = new ProcessBuilder("sleep", "62").start();
        var withStranger = new State(
                left.environment(),
                left.supervisor(),
                left.controlPort(),
                left.chat(),
                java.util.stream.Stream.concat(
                                left.processes().stream(),
                                java.util.stream.Stream.of(new Entry(
                                        "quiz",
                                        Status.READY,
                                        new ProcessMark(stranger.pid(), 1, "sleep"),
                                        Map.of(),
                                        "",
                                        0,
                                        0,
                                        0,
                                        "")))
                        .toList());
        withStranger.write(small.sandbox);
        assertThat(entry("gateway").process()).as("an orphan").isPresent();

        var ended = Orphans.end(small.sandbox);

        assertThat(ended).containsExactly("gateway", "kafka");
        assertThat(entry("gateway").process()).isEmpty();
        assertThat(entry("kafka").process()).isEmpty();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }

    @Test
    void whatReplaysHaveLeftIsEndedAndDeletedAndNothingElse() throws Exception {
        var replay = new Sandbox(small.sandbox.home(), "replay-1");
        var left = leftBy(replay, true);
        var environment = new Sandbox(small.sandbox.home(), "replay-of-may");
        var stays = leftBy(environment, false);
        for (var sandbox : List.of(replay, environment)) {
            Files.createDirectories(sandbox.data());
        }

        assertThat(Orphans.ofReplays(small.sandbox.home())).containsExactly("replay-1");

        assertThat(left.processes()).allMatch(entry -> entry.process().isEmpty());
        assertThat(replay.data()).doesNotExist();
        assertThat(replay.run()).doesNotExist();
        assertThat(stays.processes()).allMatch(entry -> entry.process().isPresent());
        assertThat(environment.data()).exists();
        Orphans.end(environment);
    }

    @Test
    void aReplayAtWorkIsNobodysOrphan() {
        var replay = new SmallSandbox(small.sandbox.home(), "replay-2").shared(Variables.REPLAY, "true");
        var running = start(replay.service("quiz"));

        assertThat(Orphans.ofReplays(small.sandbox.home())).isEmpty();

        assertThat(Supervisor.isReady(running.state())).isTrue();
    }

    /** What runs on in a sandbox when its supervisor has been killed. */
    private static State leftBy(Sandbox sandbox, boolean replays) throws Exception {
        var killed = new ProcessBuilder(
                        JavaProgram.java().toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AbandoningSupervisor.class.getName(),
                        sandbox.home().toString(),
                        sandbox.environment(),
                        Boolean.toString(replays))
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> State.read(sandbox).filter(Supervisor::isReady).isPresent());
        killed.destroyForcibly().waitFor();
        return State.read(sandbox).orElseThrow();
    }

    private Supervisor start(SmallSandbox sandbox) {
        var running = begin(sandbox);
        await().atMost(Duration.ofSeconds(20)).until(() -> Supervisor.isReady(running.state()));
        return running;
    }

    private Supervisor begin(SmallSandbox sandbox) {
        var begun = new Supervisor(sandbox.sandbox, sandbox.plan(), Clock.systemUTC());
        supervisor = begun;
        begun.start();
        return begun;
    }

    private Entry entry(String name) {
        return State.read(small.sandbox).orElseThrow().process(name).orElseThrow();
    }

    private long pid(String name) {
        return entry(name).process().orElseThrow().pid();
    }

    private void awaitEntry(String name, java.util.function.Predicate<Entry> as) {
        await().atMost(Duration.ofSeconds(20)).until(() -> as.test(entry(name)));
    }
}
