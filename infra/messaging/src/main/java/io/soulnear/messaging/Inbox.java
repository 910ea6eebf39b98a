package io.soulnear.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the inbox from growing: claims older than any event that a topic still holds (31 days at most, see {@link Topics}) are of no use. */
final class Inbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    static final int DAYS = 35;
    private static final int AT_ONCE = 5_000;
    private static final long EVERY_MILLIS = 600_000;

    private final Transactions transactions;
    private final Thread thread;

    Inbox(Transactions transactions) {
        this.transactions = transactions;
        this.thread = Thread.ofVirtual().name("inbox-pruning").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                try {
                    prune();
                } catch (RuntimeException e) {
                    LOG.debug("The inbox can't be pruned now", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prune() {
        int gone;
        do {
            gone = transactions.call(tx -> tx.update("""
                    delete from inbox where ctid = any(array(
                        select ctid from inbox where handled_at < now() - ? * interval '1 day' limit ?))
                    """, DAYS, AT_ONCE));
        } while (gone == AT_ONCE);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
