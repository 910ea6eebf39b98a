package io.soulnear.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Patience with something that the work can do without. What does not answer in time is given up, and left alone for a
 * while, so that nobody else waits for it either.
 */
public final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private final String with;
    private final Duration limit;
    private final Duration rest;
    private final AtomicLong restsUntil = new AtomicLong(System.nanoTime());
    private volatile boolean away;

    /**
     * Waits at most {@code limit} for an answer, and after a failure asks nothing for {@code rest}.
     *
     * @param with what it waits for, for the log
     */
    public Patience(String with, Duration limit, Duration rest) {
        this.with = with;
        this.limit = limit;
        this.rest = rest;
    }

    /** Something under way. */
    public final class Attempt<T> {
        private final FutureTask<T> task;
        private final long deadline = System.nanoTime() + limit.toNanos();

        private Attempt(Callable<T> work) {
            this.task = new FutureTask<>(work);
        }

        /** The result, or empty when it failed, takes too long, or was not even tried. */
        public Optional<T> await() {
            if (task.isCancelled()) {
                return Optional.empty();
            }
            try {
                var result = task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (away) {
                    away = false;
                    LOG.info("{} is back", with);
                }
                return Optional.of(result);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException | TimeoutException e) {
                restsUntil.set(System.nanoTime() + rest.toNanos());
                if (!away) {
                    away = true;
                    var reason = e instanceof ExecutionException failed ? failed.getCause() : e;
                    LOG.warn("Going on without {}: {}", with, reason == null ? e : reason.getClass());
                }
                return Optional.empty();
            }
        }
    }

    /** Starts the work on a thread of its own; its result must not be null. */
    public <T> Attempt<T> start(Callable<T> work) {
        var attempt = new Attempt<>(work);
        if (System.nanoTime() - restsUntil.get() < 0) {
            attempt.task.cancel(false);
        } else {
            Thread.ofVirtual().name(with).start(attempt.task);
        }
        return attempt;
    }
}
