package io.soulnear.bench.run;

import io.soulnear.bench.load.Ledger;
import io.soulnear.bench.stage.Stage;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * An open loop: texts are written when they are due, whether or not earlier ones have been answered, and times count from when they were
 * due, so that a stall is felt by everyone who would have written meanwhile. People take turns.
 */
final class Traffic {
    private static final int REMEMBERED = 512;
    private static final String TEXT = "Сегодня снова думаю о работе и не могу решить, что делать дальше. ";

    private final Stage stage;
    private final Ledger ledger;
    private final double duplicates;
    private final SplittableRandom random = new SplittableRandom(42);
    private final long[] updates = new long[REMEMBERED];
    private final int[] writers = new int[REMEMBERED];

    /** @param duplicates the share of updates that is delivered twice, at once or some hundred updates later */
    Traffic(Stage stage, Ledger ledger, double duplicates) {
        this.stage = stage;
        this.ledger = ledger;
        this.duplicates = duplicates;
    }

    /** Writes at a steady rate for a time; returns how far behind the schedule it was at worst, in nanoseconds. */
    long flow(int perSecond, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        return flow(perSecond, () -> System.nanoTime() < end);
    }

    /** Writes at a steady rate as long as it is wanted. */
    long flow(int perSecond, BooleanSupplier wanted) {
        var begin = System.nanoTime();
        long worst = 0;
        for (long i = 0; wanted.getAsBoolean() && !Thread.currentThread().isInterrupted(); i++) {
            var due = begin + (long) (i * 1e9 / perSecond);
            for (long ahead = due - System.nanoTime(); ahead > 0; ahead = due - System.nanoTime()) {
                LockSupport.parkNanos(ahead);
            }
            worst = Math.max(worst, System.nanoTime() - due);
            write(due);
        }
        return worst;
    }

    private void write(long due) {
        var number = ledger.size();
        var person = number % stage.people();
        var mark = ledger.due(person, due);
        var slot = number % REMEMBERED;
        var earlier = updates[slot];
        var earlierWriter = writers[slot];
        updates[slot] = stage.write(person, TEXT + mark.text());
        writers[slot] = person;
        if (random.nextDouble() < duplicates) {
            if (earlier == 0 || random.nextBoolean()) {
                stage.repeat(person, updates[slot]);
            } else {
                stage.repeat(earlierWriter, earlier);
            }
        }
    }

    /** Waits until everything is answered, or until there has been nothing new for a while. */
    void settle(Duration quiet) {
        int before = ledger.unanswered();
        while (before > 0) {
            var last = before;
            if (!Stage.await(quiet, () -> ledger.unanswered() < last)) {
                break;
            }
            before = ledger.unanswered();
        }
        // What comes twice comes a little later.
        Stage.await(Duration.ofSeconds(1), () -> false);
    }
}
