package io.soulnear.journeys.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.ModelStub;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.launcher.State.Status;
import io.soulnear.sandbox.servers.ProcessMark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A disk without space under Postgres' tables, under its log, and under Kafka: real servers on a small disk. */
@WholeSystem
class DiskFullTest {
    private static final Duration TOLD = Duration.ofSeconds(30);
    /** A server that keeps failing is tried every ten seconds. */
    private static final Duration BACK = Duration.ofSeconds(90);

    private static final int TEXTS = 4;
    /** Enough for the next of each server's files. */
    private static final int SPACE_MEBIBYTES = 64;

    private final RunningSystem system;
    private final Random random = new Random(7);

    DiskFullTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void withAModelAndADisk(RunningSystem system) {
        SmallDisk.assumeMountable(disk(system));
        system.answersByModel(true);
    }

    @AfterEach
    void everythingIsBack() {
        for (var server : List.of("postgres", "kafka")) {
            system.soulnear("start", server);
        }
        await().atMost(BACK).until(() -> system.soulnear("status").exitCode() == 0);
    }

    private static Path disk(RunningSystem system) {
        return system.data("disk");
    }

    @Test
    void whereTablesHaveNoSpacePeopleAreToldAndAnsweredOnceThereIs() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var postgres = system.process("postgres").mark();
        var services = services();
        try (var disk = SmallDisk.over(disk(system), SPACE_MEBIBYTES)) {
            system.database()
                    .does(
                            "create tablespace small location '" + disk(system) + "'",
                            "alter table {schemas}dialogue.turn set tablespace small");
            try {
                disk.fill();
                var texts = writes(visitor);

                isTold(visitor);
                disk.free();

                answered(visitor, texts);
            } finally {
                disk.free();
                system.database()
                        .does("alter table {schemas}dialogue.turn set tablespace pg_default", "drop tablespace small");
            }
        }
        assertThat(system.process("postgres").mark()).isEqualTo(postgres);
        assertThat(services()).isEqualTo(services);
    }

    @Test
    void postgresWithoutSpaceForItsLogComesBackByItselfOnceThereIs() {
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        var log = system.data("postgres").resolve("data").resolve("pg_wal");

        onASmallDisk("postgres", log, disk -> {
            await().atMost(BACK).until(() -> {
                beginsTheNextFileOfItsLog();
                disk.fill();
                return !isReady("postgres");
            });
            var texts = writes(visitor);
            isTold(visitor);
            assertThat(isReady("postgres")).isFalse();
            disk.free();
            answered(visitor, texts);
        });
    }

    @Test
    void kafkaWithoutSpaceComesBackByItselfOnceThereIs() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);

        onASmallDisk("kafka", system.data("kafka"), disk -> {
            var texts = writes(visitor);
            await().atMost(BACK).until(() -> !isReady("kafka"));
            disk.free();
            answered(visitor, texts);
        });
    }

    /** Does something while a server has not a byte left; no service ends for it. */
    private void onASmallDisk(String server, Path folder, Consumer<SmallDisk> journey) {
        system.soulnear("stop", server);
        try (var disk = SmallDisk.over(folder, SPACE_MEBIBYTES)) {
            try {
                system.soulnear("start", server);
                await().atMost(BACK).until(() -> isReady(server));
                var services = services();
                disk.fill();
                journey.accept(disk);
                assertThat(services()).isEqualTo(services);
            } finally {
                system.soulnear("stop", server);
            }
        }
    }

    /** Which processes run as the services. */
    private List<@Nullable ProcessMark> services() {
        return RunningSystem.SERVICES.stream()
                .map(system::process)
                .map(State.Entry::mark)
                .toList();
    }

    private static void isTold(Visitor visitor) {
        await().atMost(TOLD)
                .until(() -> visitor.replies().contains(visitor.tongue().text("dialogue", "apology.stalled")));
    }

    private boolean isReady(String server) {
        return system.process(server).status() == Status.READY;
    }

    /** Sooner or later there is no space for it; at first Postgres recovers, by files that it no longer needs. */
    private void beginsTheNextFileOfItsLog() {
        try {
            system.database().does("select pg_logical_emit_message(false, 'test', 'x')", "select pg_switch_wal()");
        } catch (IllegalStateException _) {
            // it is away, for a moment or longer
        }
    }

    /** More than fits into the holes of a table's pages, and cannot be made smaller. */
    private List<String> writes(Visitor visitor) {
        var texts = IntStream.range(0, TEXTS)
                .mapToObj(i -> i + " " + visitor.word() + " " + letters(2_000))
                .toList();
        texts.forEach(visitor::says);
        return texts;
    }

    private String letters(int count) {
        return random.ints(count, 'а', 'я' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Each once, in order, by one call of the model. */
    private void answered(Visitor visitor, List<String> texts) {
        await().atMost(BACK)
                .untilAsserted(() -> assertThat(replies(visitor))
                        .containsExactlyElementsOf(texts.stream()
                                .map(text -> ModelStub.ECHO + text)
                                .toList()));
        assertThat(texts)
                .allSatisfy(text -> assertThat(system.model().callsFor(text)).isOne());
    }

    private static List<String> replies(Visitor visitor) {
        return visitor.replies().stream()
                .filter(reply -> reply.startsWith(ModelStub.ECHO))
                .toList();
    }
}
