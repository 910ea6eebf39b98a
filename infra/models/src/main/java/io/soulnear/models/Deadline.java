package io.soulnear.models;

import java.time.Duration;

/** The moment by which an answer must be there, however many attempts and models it takes. */
public final class Deadline {
    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    /** So long from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left until then, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    /** An earlier one, which leaves that share of what is left now. */
    Deadline earlier(double share) {
        return new Deadline(at - (long) (left().toNanos() * share));
    }

    boolean leaves(Duration time) {
        return left().compareTo(time) > 0;
    }
}
