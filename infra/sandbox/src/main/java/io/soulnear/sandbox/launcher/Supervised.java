package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.launcher.State.Entry;
import io.soulnear.sandbox.launcher.State.Status;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: started again at once when it ends by itself, and a little later with every further time. With the fifth in a
 * minute one that has never been ready is given up; one that has been is in trouble that may pass, such as a full disk, and is tried
 * again now and then. Given up at once is what says (exit code 78) that it is configured wrongly.
 */
final class Supervised {
    /** The reason of a process that ended with exit code 78. */
    static final String MISCONFIGURED = "it is configured wrongly";

    private static final int TOO_OFTEN = 5;
    private static final long WITHIN_MILLIS = 60_000;
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONG_PAUSE_MILLIS = 10_000;
    private static final long POLL_MILLIS = 60;

    private final Program program;
    private final Clock clock;
    private final Runnable changed;
    private final Deque<Long> ends = new ArrayDeque<>();

    // Guarded by this.
    private boolean wanted;
    private boolean hasBeenReady;
    private @Nullable Thread keeper;
    private Program.@Nullable Running run;
    private Entry entry;

    Supervised(Program program, String readiness, Clock clock, Runnable changed) {
        this.program = program;
        this.clock = clock;
        this.changed = changed;
        this.entry = new Entry(program.name(), Status.STOPPED, null, program.ports(), readiness, 0, 0, 0, "");
    }

    Program program() {
        return program;
    }

    synchronized Entry entry() {
        return entry;
    }

    /** Starts it unless it runs; from then on nothing is told any more of how the last run ended. */
    void start() {
        synchronized (this) {
            if (keeper != null && keeper.isAlive() && wanted) {
                return;
            }
            wanted = true;
            hasBeenReady = false;
            ends.clear();
            entry = with(Status.STARTING, entry.restarts(), clock.millis(), 0, "");
            var before = keeper;
            keeper = Thread.ofVirtual().name("keeper-" + program.name()).unstarted(() -> keep(before));
            keeper.start();
        }
        changed.run();
    }

    /** Ends it and waits until it has ended. */
    void stop() {
        Thread ending;
        Program.@Nullable Running current;
        synchronized (this) {
            wanted = false;
            ending = keeper;
            current = run;
            notifyAll();
        }
        if (current != null) {
            current.stop();
        }
        if (ending != null) {
            join(ending);
        }
    }

    private void keep(@Nullable Thread before) {
        if (before != null) {
            join(before);
        }
        try {
            while (isWanted()) {
                var current = begin();
                watch(current);
                if (isWanted() && !mayTryAgain(current.process().exitValue())) {
                    return;
                }
            }
            become(Status.STOPPED, "");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            become(Status.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private Program.Running begin() {
        synchronized (this) {
            entry = with(Status.STARTING, entry.restarts(), clock.millis(), 0, "");
        }
        changed.run();
        var started = program.start();
        boolean unwanted;
        synchronized (this) {
            run = started;
            entry = new Entry(
                    entry.name(),
                    entry.status(),
                    started.mark(),
                    entry.ports(),
                    entry.readiness(),
                    entry.restarts(),
                    entry.since(),
                    0,
                    "");
            unwanted = !wanted;
        }
        changed.run();
        if (unwanted) {
            started.stop();
        }
        return started;
    }

    /** Returns when the run has ended. */
    private void watch(Program.Running current) throws InterruptedException {
        while (!current.isReady()) {
            if (current.process().waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        synchronized (this) {
            hasBeenReady = true;
            entry = with(Status.READY, entry.restarts(), entry.since(), clock.millis() - entry.since(), "");
        }
        changed.run();
        current.process().waitFor();
    }

    private boolean mayTryAgain(int exitCode) throws InterruptedException {
        if (exitCode == ExitCodes.CONFIGURATION) {
            become(Status.FAILED, MISCONFIGURED);
            return false;
        }
        var now = clock.millis();
        ends.addLast(now);
        while (ends.getFirst() < now - WITHIN_MILLIS) {
            ends.removeFirst();
        }
        var tooOften = ends.size() >= TOO_OFTEN;
        var reason =
                tooOften ? "it ended " + TOO_OFTEN + " times within a minute, at last with exit code " + exitCode : "";
        if (tooOften && !hasBeenReady()) {
            become(Status.FAILED, reason);
            return false;
        }
        synchronized (this) {
            entry = with(Status.RESTARTING, entry.restarts() + 1, entry.since(), 0, reason);
        }
        changed.run();
        pause(tooOften ? LONG_PAUSE_MILLIS : ends.size() == 1 ? 0 : FIRST_PAUSE_MILLIS << (ends.size() - 2));
        return true;
    }

    private synchronized void pause(long millis) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (var left = millis; left > 0 && wanted; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            wait(left);
        }
    }

    private void become(Status status, String reason) {
        synchronized (this) {
            entry = with(status, entry.restarts(), entry.since(), 0, reason);
            run = null;
            wanted = false;
        }
        changed.run();
    }

    private Entry with(Status status, int restarts, long since, long readyAfter, String reason) {
        return new Entry(
                entry.name(),
                status,
                entry.mark(),
                entry.ports(),
                entry.readiness(),
                restarts,
                since,
                readyAfter,
                reason);
    }

    private synchronized boolean hasBeenReady() {
        return hasBeenReady;
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
