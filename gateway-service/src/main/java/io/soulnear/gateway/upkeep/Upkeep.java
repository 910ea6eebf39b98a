package io.soulnear.gateway.upkeep;

import io.soulnear.gateway.delivery.application.UrgentDeliveries;
import io.soulnear.gateway.focus.application.Memory;
import io.soulnear.messaging.Transactions;
import io.soulnear.runtime.Intake;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is too old to matter, a little at a time, and writes down what had to wait. */
@Singleton
final class Upkeep implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration PRUNING = Duration.ofHours(1);

    /** Telegram repeats an update for a day at most. */
    private static final Duration UPDATES_KEPT = Duration.ofDays(8);

    /** Longer than the topic of replies is kept, so that reading it again from its beginning delivers nothing. */
    private static final Duration DELIVERIES_KEPT = Duration.ofDays(35);

    /** Nobody is still writing a reply then. */
    private static final Duration HALF_MESSAGES_KEPT = Duration.ofDays(2);

    private static final int AT_ONCE = 2_000;
    private static final String UPDATES = """
            delete from update_seen where event_id in (
                select event_id from update_seen where seen_at < ? limit ?)
            """;
    private static final String DELIVERIES = """
            delete from delivery where reply_id in (
                select reply_id from delivery where delivered_at < ? limit ?)
            """;
    private static final String HALF_MESSAGES = """
            delete from half_message where cause in (
                select cause from half_message where begun_at < ? limit ?)
            """;

    private final Transactions transactions;
    private final Memory memory;
    private final UrgentDeliveries urgent;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    Upkeep(Transactions transactions, Memory memory, UrgentDeliveries urgent, Clock clock) {
        this.transactions = transactions;
        this.memory = memory;
        this.urgent = urgent;
        this.clock = clock;
    }

    @Override
    public void open() {
        Thread.ofVirtual().name("upkeep").start(this::run);
    }

    private void run() {
        try {
            for (var round = 0L; !closed.await(ROUND.toSeconds(), TimeUnit.SECONDS); round++) {
                memory.settle();
                urgent.settle();
                if (round % (PRUNING.toSeconds() / ROUND.toSeconds()) == 0) {
                    prune();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes all that is old; the next hour is soon enough for what fails. */
    void prune() throws InterruptedException {
        try {
            prune(UPDATES, UPDATES_KEPT);
            prune(DELIVERIES, DELIVERIES_KEPT);
            prune(HALF_MESSAGES, HALF_MESSAGES_KEPT);
        } catch (RuntimeException e) {
            LOG.warn("Old rows stay for now: {}", e.getClass().getName());
        }
    }

    private void prune(String statement, Duration kept) throws InterruptedException {
        var before = clock.instant().minus(kept);
        while (transactions.call(tx -> tx.update(statement, before, AT_ONCE)) == AT_ONCE) {
            if (closed.await(50, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
