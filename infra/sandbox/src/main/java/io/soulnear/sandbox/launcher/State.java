package io.soulnear.sandbox.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.soulnear.sandbox.servers.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor has running; kept in {@code run/state.json}, so that others can look, and so that the next supervisor finds what
 * this one leaves behind when it is killed.
 *
 * @param supervisor the process that watches the others
 * @param controlPort where it takes orders, see {@link Control}
 * @param chat the chat page's address, or empty
 * @param processes in the order of their start
 */
public record State(String environment, ProcessMark supervisor, int controlPort, String chat, List<Entry> processes) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public State {
        processes = List.copyOf(processes);
    }

    /** How a process is. */
    public enum Status {
        /** Runs, but cannot be used yet. */
        STARTING,
        /** Could be used when it was last looked at. */
        READY,
        /** Ended by itself; comes back shortly. */
        RESTARTING,
        /** Was told to end. */
        STOPPED,
        /** Ended by itself too often, or cannot run as it is configured; {@link Entry#reason} says why. */
        FAILED
    }

    /**
     * One process.
     *
     * @param mark the run that was started last; null before the first
     * @param ports by the variable that sets them
     * @param readiness answers 200 when it is ready; empty where there is no such address
     * @param restarts how often it has come back after it had ended by itself
     * @param since milliseconds since 1970 when the last run was started
     * @param readyAfter milliseconds that run took until it was ready; 0 before
     * @param reason why it failed, or comes back only after a while; otherwise empty
     */
    public record Entry(
            String name,
            Status status,
            @Nullable ProcessMark mark,
            Map<String, Integer> ports,
            String readiness,
            int restarts,
            long since,
            long readyAfter,
            String reason) {
        public Entry {
            ports = Map.copyOf(ports);
        }

        /** The running process. */
        public Optional<ProcessHandle> process() {
            return mark == null ? Optional.empty() : mark.find();
        }
    }

    /** What was last written for a sandbox. */
    public static Optional<State> read(Sandbox sandbox) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(sandbox)), State.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file(sandbox), e);
        }
    }

    void write(Sandbox sandbox) {
        PrivateFile.write(file(sandbox), json(this));
    }

    /** The process, when there is one of that name. */
    public Optional<Entry> process(String name) {
        return processes.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The same with the process of that name alone. */
    State only(String name) {
        return new State(
                environment,
                supervisor,
                controlPort,
                chat,
                process(name).stream().toList());
    }

    /** Whether the supervisor that wrote this still runs. */
    public boolean isSupervised() {
        return supervisor.find().isPresent();
    }

    /** Anything as indented JSON. */
    public static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file(Sandbox sandbox) {
        return sandbox.run().resolve("state.json");
    }
}
