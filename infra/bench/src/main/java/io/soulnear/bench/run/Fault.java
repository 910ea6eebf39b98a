package io.soulnear.bench.run;

import io.soulnear.sandbox.servers.Signal;
import java.time.Duration;

/**
 * Something that happens to a process.
 *
 * @param process as the sandbox calls it: gateway, dialogue, kafka …
 * @param signal that it is sent; when it ends, its supervisor starts it again
 * @param halted how long it stands still before it may go on; zero for one that ends
 */
public record Fault(String process, Signal signal, Duration halted) {
    /** A signal that ends the process. */
    public Fault(String process, Signal signal) {
        this(process, signal, Duration.ZERO);
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
        return new Fault(process, Signal.STOP, time);
    }

    @Override
    public String toString() {
        return signal + " " + process;
    }
}
