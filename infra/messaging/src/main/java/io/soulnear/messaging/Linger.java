package io.soulnear.messaging;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets work come in bundles while there is much of it: each piece that came makes those behind it wait a moment, up to a bound, because doing many at
 * once costs little more than doing one. Where little comes, hardly anybody waits. Safe for many threads; they share the moment.
 */
public final class Linger {
    /** How long a piece usually makes the next ones wait. */
    static final Duration EACH = Duration.ofMillis(2);

    private final long each;
    private final long most;
    private final int full;
    private volatile long until = System.nanoTime();

    /**
     * Makes those who come first wait for nothing, and each piece the next ones two milliseconds.
     *
     * @param most how long they wait at most
     * @param full how many pieces can come at once; behind so many others wait already, and it goes on without a pause
     */
    public Linger(Duration most, int full) {
        this(EACH, most, full);
    }

    /** @param each how long a piece makes the next ones wait */
    Linger(Duration each, Duration most, int full) {
        this.each = each.toNanos();
        this.most = most.toNanos();
        this.full = full;
    }

    /** Says how many pieces came just now. */
    public void came(int pieces) {
        until = System.nanoTime() + (pieces < full ? Math.min(most, pieces * each) : 0);
    }

    /** Waits until the moment is over, or this thread is unparked or interrupted. */
    public void await() {
        LockSupport.parkNanos(until - System.nanoTime());
    }
}
