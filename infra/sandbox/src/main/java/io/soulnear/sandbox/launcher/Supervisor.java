package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.launcher.State.Status;
import io.soulnear.sandbox.servers.Ports;
import io.soulnear.sandbox.servers.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** Owns all processes of one sandbox. There is one at a time, kept by a lock that ends with its process. */
final class Supervisor {
    private final Sandbox sandbox;
    private final Plan plan;
    private final List<Supervised> processes;
    private final Control control;
    private final ProcessMark self;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final FileChannel lock;
    private volatile boolean up;

    /**
     * Takes the sandbox over; what a killed supervisor has left running is ended first.
     *
     * @throws Problem when another supervisor has it
     */
    Supervisor(Sandbox sandbox, Plan plan, Clock clock) {
        this.sandbox = sandbox;
        this.plan = plan;
        this.lock = lock(sandbox);
        Orphans.end(sandbox);
        checkPorts(plan.visible());
        this.self = ProcessMark.of(ProcessHandle.current(), "java");
        this.processes = plan.programs().stream()
                .map(program -> new Supervised(program, readiness(program), clock, this::write))
                .toList();
        PrivateFile.write(sandbox.run().resolve("environment"), plan.environment());
        this.control = Control.listen(sandbox, this::obey);
    }

    /** Starts everything at once. */
    void start() {
        up = true;
        processes.forEach(Supervised::start);
        write();
    }

    /** Ends the services side by side, then what served them; returns when all have ended. */
    void down() {
        if (!up) {
            return;
        }
        up = false;
        stopAll(process -> !process.program().isServer());
        stopAll(process -> process.program().isServer());
        write();
        control.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ended.countDown();
        }
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    State state() {
        return new State(
                sandbox.environment(),
                self,
                control.port(),
                plan.chat(),
                processes.stream().map(Supervised::entry).toList());
    }

    private void obey(String order, String name) {
        switch (order) {
            case "ensure" -> processes.forEach(Supervised::start);
            case "start" -> process(name).start();
            case "stop" -> process(name).stop();
            case "restart" -> {
                var process = process(name);
                process.stop();
                process.start();
            }
            default -> throw Problem.usage("No such order: " + order);
        }
    }

    private Supervised process(String name) {
        return processes.stream()
                .filter(process -> process.program().name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.usage("There is no process " + name + "; there are: "
                        + String.join(
                                ", ",
                                plan.programs().stream().map(Program::name).toList())));
    }

    private void stopAll(Predicate<Supervised> which) {
        var stopping = processes.stream()
                .filter(which)
                .map(process -> Thread.ofPlatform().start(process::stop))
                .toList();
        for (var thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void write() {
        if (ended.getCount() > 0) {
            state().write(sandbox);
        }
    }

    private static String readiness(Program program) {
        return program instanceof CommandProgram command ? command.readiness().toString() : "";
    }

    private static void checkPorts(Map<String, Integer> visible) {
        visible.forEach((variable, port) -> {
            if (!Ports.isFree(port)) {
                var holder =
                        PortHolder.of(port).map(PortHolder::toString).orElse("a process that only its owner can see");
                throw Problem.failed("Port " + port + " is taken by " + holder
                        + ". End it, or choose another port with " + variable);
            }
        });
    }

    private static FileChannel lock(Sandbox sandbox) {
        try {
            Files.createDirectories(sandbox.run());
            var channel = FileChannel.open(
                    sandbox.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw Problem.failed("Another ./soulnear up is at work on " + sandbox.environment());
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + sandbox.run(), e);
        }
    }

    /** Whether every process is as it should be. */
    static boolean isReady(State state) {
        return state.processes().stream().allMatch(entry -> entry.status() == Status.READY);
    }
}
