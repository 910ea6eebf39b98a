package io.soulnear.sandbox.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real Redis. It only makes things faster or fairer, so nothing of it is kept. */
public final class EmbeddedRedis implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path folder;

    private EmbeddedRedis(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /**
     * Starts Redis and returns when it answers.
     *
     * @param folder its working folder, made when missing
     * @param log where its output goes (appended)
     * @throws IllegalStateException when it does not come up; the message holds the end of the log
     */
    public static EmbeddedRedis start(Path folder, int port, Path log) {
        var redis = launch(folder, port, log);
        Startup.await(redis.process, log, Duration.ofSeconds(15), () -> Ports.answers(port));
        return redis;
    }

    /** Starts Redis without waiting for it. */
    public static EmbeddedRedis launch(Path folder, int port, Path log) {
        var absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            var command = List.of(
                    "setsid", // Ctrl-C at the terminal is for the parent alone
                    Binaries.redis(Binaries.cache()).toString(),
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    absolute.toString(),
                    "--save",
                    "",
                    "--appendonly",
                    "no",
                    "--maxmemory",
                    "64mb",
                    "--maxmemory-policy",
                    "allkeys-lru",
                    "--set-proc-title",
                    "no");
            return new EmbeddedRedis(Startup.process(command, log).start(), port, absolute);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start Redis", e);
        }
    }

    /** Like {@code redis://127.0.0.1:6379}. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** The running process. */
    public Process process() {
        return process;
    }

    /** What finds the process again after this JVM was killed. */
    public ProcessMark mark() {
        return ProcessMark.of(process.toHandle(), folder.toString());
    }

    @Override
    public void close() {
        Signal.TERM.end(process.toHandle(), 5);
    }
}
