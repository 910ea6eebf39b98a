package io.soulnear.journeys.resilience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.bench.run.Fault;
import io.soulnear.bench.run.FaultRun;
import io.soulnear.bench.run.Load;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Limits;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.bench.stage.Stage;
import io.soulnear.journeys.system.Home;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.Shutdown;
import io.soulnear.sandbox.servers.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bench's faults at a pace that any machine keeps; its figures are {@code ./soulnear bench faults}. */
@Tag("faults")
class FaultsTest {
    private static final int PEOPLE = 40;
    private static final Load LOAD =
            new Load(30, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(300), 0.1);

    /** Kafka gives up a consumer of which it has not heard for ten seconds. */
    private static final Duration LONGER_THAN_A_SESSION = Duration.ofSeconds(14);

    /** Ten minutes are promised, and measured by {@code bench faults --kafka-away 600}; this is what a test can wait. */
    private static final Duration A_WHILE = Duration.ofSeconds(15);

    /** How Redis says that it has no such key. */
    private static final String NOTHING = "*0";

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    @BeforeAll
    static void manyPeopleAreKnown() throws InterruptedException {
        var sandbox = new Sandbox(Home.make().folder(), "faults");
        Shutdown.of(sandbox);
        stage = Stage.up(
                sandbox,
                Receiving.WEBHOOK,
                Compiler.QUICK,
                1,
                Limits.OUT_OF_REACH, // so that Redis, which is killed too, has a part in every text and reply
                new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        stage.register(PEOPLE);
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    static Stream<Fault> faults() {
        return Stream.concat(
                FaultRun.all().stream().filter(fault -> fault.halted().isZero() && !isInRolling(fault)),
                Stream.of(
                        Fault.kill("redis"),
                        Fault.freeze("dialogue", LONGER_THAN_A_SESSION),
                        Fault.away("kafka", A_WHILE)));
    }

    /** Each service's polite end is part of the one of all in turn. */
    private static boolean isInRolling(Fault fault) {
        return fault.signal() == Signal.TERM && fault.processes().size() == 1;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyTextIsAnsweredOnceInOrderAndTheProcessComesBackByItself(Fault fault) throws Exception {
        var result = new FaultRun(stage).run(fault, LOAD);

        assertThat(result.complaints()).as("%s", result).isEmpty();
        assertThat(result.outcome().sent()).isGreaterThan(60);
        assertThat(redis("KEYS *pace:*")).as("Redis counts texts").isNotEqualTo(NOTHING);
        assertThat(redis("KEYS *send:*")).as("Redis counts replies").isNotEqualTo(NOTHING);
    }

    /** The first line of the answer. */
    private static String redis(String command) throws IOException {
        var ports = stage.state().process("redis").orElseThrow().ports();
        try (var socket =
                        new Socket(InetAddress.getLoopbackAddress(), Objects.requireNonNull(ports.get("REDIS_PORT")));
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            return answer.readLine();
        }
    }
}
