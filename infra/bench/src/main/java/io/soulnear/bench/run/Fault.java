package io.soulnear.bench.run;

import io.soulnear.sandbox.servers.Signal;
import java.time.Duration;
import java.util.List;

/**
 * Something that happens to a process, or to several in turn.
 *
 * @param processes as the sandbox calls them: gateway, dialogue, kafka …; the next one's turn comes when the one before is ready again
 * @param signal that each is sent; when it ends, its supervisor starts it again
 * @param halted how long it stands still before it may go on, or is kept from coming back; zero for one that comes back at once
 */
public record Fault(List<String> processes, Signal signal, Duration halted) {
    public Fault {
        processes = List.copyOf(processes);
    }

    /** A signal that ends the process. */
    public Fault(String process, Signal signal) {
        this(List.of(process), signal, Duration.ZERO);
    }

    /** {@code kill -9}. */
    public static Fault kill(String process) {
        return new Fault(process, Signal.KILL);
    }

    /** A polite end. */
    public static Fault terminate(String process) {
        return new Fault(process, Signal.TERM);
    }

    /** PostgreSQL's immediate shutdown, like a power cut. */
    public static Fault powerCut() {
        return new Fault("postgres", Signal.QUIT);
    }

    /** Stands still, and then goes on as if nothing had been, though Kafka may have given up a consumer of which it heard nothing. */
    public static Fault freeze(String process, Duration time) {
        return new Fault(List.of(process), Signal.STOP, time);
    }

    /** A polite end, and nobody starts it again for a while. */
    public static Fault away(String process, Duration time) {
        return new Fault(List.of(process), Signal.TERM, time);
    }

    /** Polite ends, one after another, as when a new version is rolled out. */
    public static Fault rolling(List<String> processes) {
        return new Fault(processes, Signal.TERM, Duration.ZERO);
    }

    /** Whether it is kept from coming back for a while. */
    boolean isAway() {
        return signal == Signal.TERM && !halted.isZero();
    }

    @Override
    public String toString() {
        return (isAway() ? "away" : signal) + " " + (processes.size() == 1 ? processes.getFirst() : "all in turn");
    }
}
