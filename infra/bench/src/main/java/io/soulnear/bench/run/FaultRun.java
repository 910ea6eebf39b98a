package io.soulnear.bench.run;

import io.soulnear.bench.stage.Stage;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.servers.Signal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Hurts processes while people write, and sees what becomes of every text. */
public final class FaultRun {
    private static final List<String> SERVICES = List.of("gateway", "dialogue", "quiz", "profile", "flags");
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Duration FROZEN = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(30);
    private final Stage stage;

    /** @param stage with people registered */
    public FaultRun(Stage stage) {
        this.stage = stage;
    }

    /**
     * Every service killed, Kafka killed, PostgreSQL cut off, then every service ended politely, each for itself and all in turn, and two
     * that stand still for a minute.
     */
    public static List<Fault> all() {
        return Stream.of(
                        SERVICES.stream().map(Fault::kill),
                        Stream.of(Fault.kill("kafka"), Fault.powerCut()),
                        SERVICES.stream().map(Fault::terminate),
                        Stream.of(Fault.rolling(SERVICES)),
                        Stream.of("gateway", "dialogue").map(name -> Fault.freeze(name, FROZEN)))
                .flatMap(faults -> faults)
                .toList();
    }

    /**
     * Lets people write, hurts the processes in the midst of it, lets them go on until the last has been back for a while, and waits
     * for the last reply.
     *
     * @param load its warm-up passes before the fault, its time after the last process is back
     * @throws Problem when a process does not run, or does not come back within a minute
     */
    public FaultResult run(Fault fault, Load load) throws InterruptedException {
        stage.think(load.thinking());
        var ledger = stage.open();
        var traffic = new Traffic(stage, ledger, load.duplicates());
        var wanted = new AtomicBoolean(true);
        var people = Thread.ofPlatform().name("people").start(() -> traffic.flow(load.rate(), wanted::get));
        var held = new HashMap<String, Long>();
        long hit;
        long back;
        try {
            Thread.sleep(load.warmUp());
            hit = System.nanoTime();
            for (var process : fault.processes()) {
                strike(fault, process, held);
            }
            back = System.nanoTime();
            Thread.sleep(load.time());
        } finally {
            wanted.set(false);
            people.join();
        }
        traffic.settle(QUIET);
        return new FaultResult(
                fault,
                ledger.outcome(0, ledger.size()),
                Duration.ofNanos(back - hit),
                Duration.ofNanos(ledger.firstReplyAfter(back)),
                Duration.ofNanos(ledger.longestSilenceAfter(hit)),
                held);
    }

    /** Returns when the process is ready again. */
    private void strike(Fault fault, String name, Map<String, Long> held) throws InterruptedException {
        var before = entry(name);
        var process = before.process().orElseThrow(() -> Problem.failed(name + " does not run"));
        if (fault.isAway()) {
            SERVICES.forEach(service -> held.put(service, -stage.heldBytes(service)));
            stage.stop(name);
            Thread.sleep(fault.halted());
            SERVICES.forEach(service -> held.merge(service, stage.heldBytes(service), Long::sum));
            stage.start(name);
        } else {
            fault.signal().send(process);
        }
        if (fault.signal() == Signal.STOP) {
            Thread.sleep(fault.halted());
            Signal.CONT.send(process);
        }
        if (!Stage.await(BACK, () -> isBack(fault, before, entry(name)))) {
            throw Problem.failed(name + " did not come back after " + fault);
        }
    }

    private State.Entry entry(String process) {
        return stage.state().process(process).orElseThrow();
    }

    private static boolean isBack(Fault fault, State.Entry before, State.Entry now) {
        return now.status() == State.Status.READY
                && now.mark() != null
                && (fault.signal() == Signal.STOP || !now.mark().equals(before.mark()));
    }
}
