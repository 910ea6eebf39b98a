package io.soulnear.bench.run;

import io.soulnear.sandbox.servers.Signal;

/**
 * Something that happens to a process.
 *
 * @param process as the sandbox calls it: gateway, dialogue, kafka …
 * @param signal that it is sent; its supervisor starts it again
 */
public record Fault(String process, Signal signal) {
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

    @Override
    public String toString() {
        return signal + " " + process;
    }
}
