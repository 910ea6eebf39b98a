package io.soulnear.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.soulnear.sandbox.servers.EmbeddedKafka;
import io.soulnear.sandbox.servers.EmbeddedPostgres;
import io.soulnear.sandbox.servers.EmbeddedRedis;
import io.soulnear.sandbox.servers.Folders;
import io.soulnear.sandbox.servers.Ports;
import io.soulnear.sandbox.servers.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.LoggerFactory;

/**
 * The sandbox's servers in a folder of this JVM. What a killed JVM left behind, processes and folder, the next one removes: the file
 * {@code marks} names the owner first and then its servers.
 */
final class EmbeddedInfrastructure implements TestInfrastructure {
    static final EmbeddedInfrastructure INSTANCE = new EmbeddedInfrastructure(
            Path.of(System.getProperty("java.io.tmpdir"), "soulnear-tests-" + System.getProperty("user.name")));

    private final Path folder;
    private final Deque<Runnable> atEnd = new ConcurrentLinkedDeque<>();

    EmbeddedInfrastructure(Path all) {
        try {
            Files.createDirectories(all);
            removeLeftovers(all);
            folder = Files.createTempDirectory(all, "run-");
            note(ProcessMark.of(ProcessHandle.current(), "java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "test-servers"));
    }

    @Override
    public TestServers.Database postgres() {
        var postgres =
                EmbeddedPostgres.launch(folder.resolve("postgres"), Ports.free(), folder.resolve("postgres.log"));
        note(postgres.mark());
        atEnd.push(postgres::stopImmediately);
        postgres.awaitReady();
        return new TestServers.Database(postgres.url("postgres"), EmbeddedPostgres.USER, postgres.password());
    }

    @Override
    public String kafka() {
        quieten("org.apache.kafka", "kafka", "state.change.logger");
        var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free(), Ports.free());
        atEnd.push(kafka::close);
        return kafka.bootstrap();
    }

    @Override
    public String redis() {
        var redis = EmbeddedRedis.start(folder.resolve("redis"), Ports.free(), folder.resolve("redis.log"));
        note(redis.mark());
        atEnd.push(redis::close);
        return redis.url();
    }

    /** The servers first: a broker whose folder goes away under it ends its JVM as a failed one. */
    private void end() {
        atEnd.forEach(Runnable::run);
        Folders.delete(folder);
    }

    private void note(ProcessMark mark) {
        try {
            Files.writeString(
                    folder.resolve("marks"), mark.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeLeftovers(Path all) throws IOException {
        try (var runs = Files.newDirectoryStream(all, "run-*")) {
            for (var run : runs) {
                var marks = marks(run.resolve("marks"));
                if (!marks.isEmpty() && marks.getFirst().find().isEmpty()) {
                    marks.stream().flatMap(mark -> mark.find().stream()).forEach(ProcessHandle::destroyForcibly);
                    Folders.delete(run);
                }
            }
        }
    }

    private static List<ProcessMark> marks(Path file) {
        try {
            return Files.readAllLines(file).stream().map(ProcessMark::parse).toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** The broker shares the JVM with the test, whose own log should stay readable. */
    private static void quieten(String... loggers) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            for (var logger : loggers) {
                logback.getLogger(logger).setLevel(Level.ERROR);
            }
        }
    }
}
