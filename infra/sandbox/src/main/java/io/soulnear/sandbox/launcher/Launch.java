package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.Folders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Brings a sandbox up: here, or by a supervisor of its own that stays when we leave. */
public final class Launch {
    private static final long POLL_MILLIS = 50;
    private static final Set<String> ORDINARY =
            Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME");

    private final Sandbox sandbox;
    private final Progress progress;

    public Launch(Sandbox sandbox, Progress progress) {
        this.sandbox = sandbox;
        this.progress = progress;
    }

    /** Deletes the sandbox's data; only while nothing runs. */
    public void wipe() {
        if (isSupervised()) {
            throw Problem.failed("--fresh deletes the data, but they are in use: ./soulnear down first");
        }
        Orphans.end(sandbox);
        Folders.delete(sandbox.data());
    }

    public boolean isSupervised() {
        return State.read(sandbox).filter(State::isSupervised).isPresent();
    }

    /** Lets a running supervisor start what is missing. */
    public void ensure(long patienceSeconds) {
        Control.order(sandbox, "ensure", "");
        follow(patienceSeconds);
    }

    /**
     * Has a running supervisor start or restart one process, and returns when it is ready.
     *
     * @param order {@code start} or {@code restart}
     * @throws Problem with the reason when there is no such process, or it does not come up
     */
    public void one(String order, String process, long patienceSeconds) {
        Control.order(sandbox, order, process);
        follow(patienceSeconds, state -> state.only(process));
    }

    /**
     * Starts a supervisor that outlives this process and returns when everything is ready.
     *
     * @throws Problem with the reason when something does not come up; everything is ended again then
     */
    public void detached(long patienceSeconds) {
        detached(patienceSeconds, Map.of());
    }

    /** The same with further variables, which win over all others. */
    public void detached(long patienceSeconds, Map<String, String> variables) {
        detached(patienceSeconds, Redirect.from(new File("/dev/null")), environment -> environment.putAll(variables));
    }

    /**
     * The same for a replay, which ends with this process, however that ends: with these variables and no others. Nothing of ours is
     * inherited but where programs are found.
     *
     * @param variables those of a replay among them, so that no file is read either
     */
    public void isolated(long patienceSeconds, Map<String, String> variables) {
        detached(patienceSeconds, Redirect.PIPE, environment -> {
            environment.keySet().retainAll(ORDINARY);
            environment.putAll(variables);
        });
    }

    private void detached(long patienceSeconds, Redirect input, Consumer<Map<String, String>> variables) {
        var log = sandbox.log("supervisor");
        try {
            Files.createDirectories(log.getParent());
            var before = State.read(sandbox).map(State::supervisor);
            var builder = new ProcessBuilder(List.of(
                            "setsid",
                            JavaProgram.java().toString(),
                            "-Xmx64m",
                            "-Xmn8m",
                            "-XX:+UseSerialGC",
                            "-XX:+UseCompactObjectHeaders",
                            "-XX:TieredStopAtLevel=1",
                            "-Xss512k",
                            "-Dsoulnear.home=" + sandbox.home(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.soulnear.sandbox.launcher.SupervisorProcess",
                            sandbox.environment()))
                    .redirectErrorStream(true)
                    .redirectInput(input)
                    .redirectOutput(log.toFile());
            variables.accept(builder.environment());
            var supervisor = builder.start();
            while (State.read(sandbox).map(State::supervisor).equals(before)) {
                if (supervisor.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    var reason = Files.readString(log).strip();
                    throw supervisor.exitValue() == ExitCodes.CONFIGURATION
                            ? Problem.configuration(reason)
                            : Problem.failed(reason);
                }
            }
            follow(patienceSeconds);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the supervisor", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Problem e) {
            if (isSupervised()) {
                Shutdown.of(sandbox);
            }
            throw e;
        }
    }

    /** Supervises in this process until it is told to end. */
    public void here(long patienceSeconds) {
        var running = Supervision.begin(sandbox, Clock.systemUTC());
        try {
            follow(patienceSeconds);
            progress.line("Ctrl-C ends it");
            running.trainAndWait();
        } catch (Problem e) {
            running.end();
            throw e;
        }
    }

    private void follow(long patienceSeconds) {
        progress.ready(follow(patienceSeconds, state -> state));
    }

    /** Shows how far those are that {@code part} leaves of the state, until all of them are ready. */
    private State follow(long patienceSeconds, UnaryOperator<State> part) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        while (true) {
            var state = part.apply(State.read(sandbox).orElseThrow());
            progress.show(state);
            for (var entry : state.processes()) {
                if (entry.status() == State.Status.FAILED) {
                    throw failure(entry);
                }
            }
            if (Supervisor.isReady(state)) {
                return state;
            }
            if (System.nanoTime() > deadline) {
                var late = state.processes().stream()
                        .filter(entry -> entry.status() != State.Status.READY)
                        .findFirst()
                        .orElseThrow();
                throw Problem.failed(late.name() + " was not ready after " + patienceSeconds
                        + " s; the end of its log:\n" + reason(late.name()));
            }
            if (!state.isSupervised()) {
                throw Problem.failed("The supervisor ended:\n" + reason("supervisor"));
            }
            pause();
        }
    }

    private Problem failure(State.Entry entry) {
        var end = reason(entry.name());
        var message = entry.name() + " did not start: " + entry.reason() + "; the end of its log:\n" + end;
        return entry.reason().equals(Supervised.MISCONFIGURED)
                ? Problem.configuration(message)
                : Problem.failed(message);
    }

    /** The last lines, cut where a stack trace fills the screen; {@code logs} shows them whole. */
    private String reason(String process) {
        return LogFile.end(sandbox.log(process), 6)
                .lines()
                .map(line -> line.length() <= 600 ? line : line.substring(0, 599) + "…")
                .collect(Collectors.joining("\n"));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problem.failed("Interrupted");
        }
    }
}
