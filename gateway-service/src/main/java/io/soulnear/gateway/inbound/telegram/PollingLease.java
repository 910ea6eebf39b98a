package io.soulnear.gateway.inbound.telegram;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that of all gateways of a bot one polls: a Postgres advisory lock, held by a connection of its own. Who has
 * it keeps it while the database is away, because nobody else can get it then, and gives it up on hearing that another
 * has it. Telegram itself refuses a second poller, so a moment of two does no harm.
 */
final class PollingLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PollingLease.class);
    private static final int LOCK_CLASS = 0x5EA1;
    private static final long CHECK_MILLIS = 1_000;

    private final DataSource database;
    private final int bot;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread keeper = Thread.ofVirtual().name("polling-lease").unstarted(this::keep);
    private @Nullable Connection connection;
    private boolean held;

    PollingLease(DataSource database, long botId) {
        this.database = database;
        this.bot = Long.hashCode(botId);
    }

    void open() {
        keeper.start();
    }

    /** Waits until this gateway may poll; false when it is closed instead. */
    synchronized boolean await() throws InterruptedException {
        while (!held && closed.getCount() > 0) {
            wait();
        }
        return closed.getCount() > 0;
    }

    private synchronized void held(boolean now) {
        if (held != now) {
            LOG.info(now ? "This gateway polls" : "Another gateway polls");
        }
        held = now;
        notifyAll();
    }

    private void keep() {
        try {
            do {
                check();
            } while (!closed.await(CHECK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release();
        synchronized (this) {
            notifyAll();
        }
    }

    private void check() {
        try {
            if (connection != null && connection.isValid(1)) {
                return;
            }
            release();
            var fresh = database.getConnection();
            connection = fresh;
            var got = acquire(fresh);
            held(got);
            if (!got) {
                release();
            }
        } catch (SQLException | RuntimeException e) {
            release(); // and poll on, if we did: see above
        }
    }

    private boolean acquire(Connection with) throws SQLException {
        with.setAutoCommit(true);
        try (var lock = with.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setInt(2, bot);
            try (var row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void release() {
        if (connection == null) {
            return;
        }
        try (var old = connection) {
            connection = null;
            if (!old.isClosed()) {
                try (var unlock = old.createStatement()) {
                    unlock.execute("select pg_advisory_unlock_all()");
                }
            }
        } catch (SQLException e) {
            LOG.debug("The lease's connection is gone already");
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
