package io.soulnear.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events wait here, in the same transaction as the state that they tell of, until Kafka has them.
 *
 * <p>In good times a committed batch goes from memory straight to the producer, and its rows are deleted along with the
 * next batch. Whatever else happens, {@link #drain} publishes what the table still holds, oldest first: at start, before
 * newly assigned partitions are read (their former owner may have died), after a failed send or commit, and now and then. What another
 * instance has in flight may so leave twice, never out of its key's order, and always with the same event id, by which
 * consumers know it.
 */
final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int CHUNK = 500;
    private static final int CHUNK_LENGTH = 8 << 20;
    private static final int DELETED_AT_ONCE = 2_000;
    private static final String LOCK = "hashtext(current_schema() || '.outbox')";
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);
    private static final Duration LAST_WAIT = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);

    private final DataSource database;
    private final Producer<String, byte[]> producer;
    private final KafkaEvents wire;
    private final Topics topics;
    /** Kafka has them; their rows are still there, as far as we know. */
    private final Set<Long> arrived = ConcurrentHashMap.newKeySet();
    /** Those of them that nobody is deleting. */
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();

    private final Set<Long> inFlight = ConcurrentHashMap.newKeySet();
    private final ReentrantReadWriteLock direction = new ReentrantReadWriteLock(true);
    private final boolean settling;
    private final Thread sweeper;
    /** After a failed send or commit nothing may overtake it: batches wait in the table until it is drained. */
    private volatile boolean suspended;

    /** When the oldest event was written that waits for Kafka, as the sweep saw it last; by {@link System#nanoTime()}. */
    private volatile @Nullable Long oldest;

    private volatile boolean closed;

    /** @param settling whether a batch is gone only when Kafka has it */
    Outbox(DataSource database, Producer<String, byte[]> producer, KafkaEvents wire, Topics topics, boolean settling) {
        this.settling = settling;
        this.database = database;
        this.producer = producer;
        this.wire = wire;
        this.topics = topics;
        this.sweeper = Thread.ofVirtual().name("outbox-sweeper").unstarted(this::sweep);
    }

    private record Row(long id, Event event) {}

    /** Events written in a transaction that is still open. */
    final class Batch {
        private final List<Row> rows;
        private final List<Long> deleted;

        private Batch(List<Row> rows, List<Long> deleted) {
            this.rows = rows;
            this.deleted = deleted;
            rows.forEach(row -> inFlight.add(row.id())); // before anyone else can see them
        }

        /** The transaction is committed: off they go. */
        void send() {
            deleted.forEach(arrived::remove);
            direction.readLock().lock();
            try {
                for (var row : rows) {
                    if (suspended) {
                        inFlight.remove(row.id());
                    } else {
                        sendDirectly(row);
                    }
                }
            } finally {
                direction.readLock().unlock();
            }
            while (settling && !suspended && rows.stream().anyMatch(row -> inFlight.contains(row.id()))) {
                LockSupport.parkNanos(200_000);
            }
        }

        /**
         * The commit failed, as far as we know: what it deleted may still be there, and its events, too. Nothing may overtake them, since
         * who tries again finds its work done and goes on.
         */
        void forget(Throwable because) {
            acknowledged.addAll(deleted);
            rows.forEach(row -> inFlight.remove(row.id()));
            suspend(because); // last: a drain that ends now has seen the rows, or another one follows
        }
    }

    /** Writes the transaction's events, and deletes those that Kafka has by now, in one statement. */
    Batch append(JdbcTransaction tx) {
        var deleted = takeAcknowledged();
        try {
            var events = tx.published();
            var byId = new LinkedHashMap<UUID, Event>();
            events.forEach(event -> byId.put(event.id(), event));
            var rows = tx.query(
                    """
                    with gone as (delete from outbox where id = any(?))
                    insert into outbox (event_id, topic, key, type, time, attributes, traceparent, data)
                    select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                                         ?::text[], ?::text[], ?::text[])
                    returning id, event_id
                    """,
                    row -> new Row(row.getLong(1), Objects.requireNonNull(byId.get(row.getObject(2, UUID.class)))),
                    (Object) deleted.toArray(Long[]::new),
                    column(byId, Event::id, new UUID[0]),
                    column(byId, Event::topic, new String[0]),
                    column(byId, Event::key, new String[0]),
                    column(byId, Event::type, new String[0]),
                    column(byId, Event::time, new Instant[0]),
                    column(byId, event -> Attributes.write(event.attributes()), new String[0]),
                    column(byId, Event::traceparent, new String[0]),
                    column(byId, Event::data, new String[0]));
            return new Batch(rows, deleted);
        } catch (RuntimeException e) {
            acknowledged.addAll(deleted);
            throw e;
        }
    }

    private static <T> Object column(Map<UUID, Event> events, Function<Event, T> value, T[] type) {
        return events.values().stream().map(value).collect(Collectors.toList()).toArray(type);
    }

    /** Starts the slow sweep, the backstop for rows that nobody published. */
    void start() {
        sweeper.start();
    }

    /**
     * Publishes what the table holds and nobody here has in flight, oldest first, and returns when Kafka has it all.
     *
     * @throws RuntimeException when the database or Kafka is away; nothing is lost, and it may be called again
     */
    synchronized void drain() {
        alone(tx -> {
            var locked = lock(tx);
            try {
                do {
                    for (var rows = leftovers(tx); !rows.isEmpty(); rows = leftovers(tx)) {
                        delete(tx, publish(rows));
                    }
                } while (!isResumed(tx));
            } finally {
                if (locked) {
                    tx.query("select pg_advisory_unlock(" + LOCK + ")", _ -> true);
                }
            }
        });
    }

    /** Without a transaction: each statement commits by itself. */
    private void alone(Consumer<JdbcTransaction> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            work.accept(new JdbcTransaction(connection));
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * Waits a moment for the instance that drains, so that not everything leaves twice. Not for longer: it may have come to a halt, and
     * what two send side by side is in order all the same.
     */
    private static boolean lock(JdbcTransaction tx) {
        var deadline = System.nanoTime() + LOCK_WAIT.toNanos();
        var locked = false;
        while (!locked && System.nanoTime() < deadline) {
            locked = tx.query("select pg_try_advisory_lock(" + LOCK + ")", row -> row.getBoolean(1))
                    .getFirst();
            if (!locked) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        return locked;
    }

    /** Back to the direct way, if nothing has slipped into the table between the last look and the closed door. */
    private boolean isResumed(JdbcTransaction tx) {
        if (!suspended) {
            return true;
        }
        direction.writeLock().lock();
        try {
            suspended = false; // before the look: whatever fails from here on suspends again
            if (!leftovers(tx).isEmpty()) {
                suspended = true;
            }
            return !suspended;
        } catch (RuntimeException e) {
            suspended = true;
            throw e;
        } finally {
            direction.writeLock().unlock();
        }
    }

    private List<Row> leftovers(JdbcTransaction tx) {
        var rows = tx.query("""
                        select * from (
                            select *, sum(length(data)) over (order by id) - length(data) as before from (
                                select id, event_id, topic, key, type, time, attributes, traceparent, data from outbox
                                where refused is null and not id = any(?) order by id limit ?) chunk) measured
                        where before < ? order by id
                        """, Outbox::row, handled(), CHUNK, CHUNK_LENGTH);
        return rows.stream() // without what was committed between the question and its answer
                .filter(row -> !inFlight.contains(row.id()) && !arrived.contains(row.id()))
                .toList();
    }

    /** What is in flight from here, or has arrived. */
    private Long[] handled() {
        return Stream.of(inFlight, arrived).flatMap(Set::stream).toArray(Long[]::new);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                new Event(
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        row.getString("data"),
                        Attributes.read(row.getString("attributes")),
                        row.getString("traceparent")));
    }

    /** Sends them up to the first that fails at once, which none behind it may overtake, and gives those that are settled. */
    private List<Long> publish(List<Row> rows) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var row : rows) {
            topics.ensure(row.event().topic());
            var sending = producer.send(wire.write(row.event()));
            sent.add(sending);
            if (sending.state() == Future.State.FAILED) {
                break;
            }
        }
        try {
            for (int i = 0; i < sent.size(); i++) {
                try {
                    sent.get(i).get();
                } catch (ExecutionException e) {
                    refuseIfHopeless(rows.get(i), e.getCause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
        return rows.stream().limit(sent.size()).map(Row::id).toList();
    }

    private void sendDirectly(Row row) {
        try {
            topics.ensure(row.event().topic());
            var _ = producer.send(wire.write(row.event()), (_, failure) -> {
                if (failure == null) {
                    arrived.add(row.id());
                    acknowledged.add(row.id());
                } else {
                    suspend(failure);
                }
                inFlight.remove(row.id());
            });
        } catch (RuntimeException e) {
            suspend(e);
            inFlight.remove(row.id());
        }
    }

    private void suspend(Throwable because) {
        if (!suspended) {
            LOG.warn("Events wait in the outbox: {}", because.getClass().getSimpleName());
        }
        suspended = true;
    }

    /** What Kafka will never take stays in the table with the reason, for a human; everything else is tried again. */
    private void refuseIfHopeless(Row row, @Nullable Throwable failure) {
        if (!(failure instanceof RecordTooLargeException)) {
            throw new KafkaException("Kafka did not take an event of the outbox", failure);
        }
        LOG.error(
                "Kafka refused event {} for its size; it stays in the outbox",
                row.event().id());
        alone(tx -> tx.update("update outbox set refused = 'too large for Kafka' where id = ?", row.id()));
    }

    /** Events that are being committed, or committed and not acknowledged. */
    int pending() {
        return inFlight.size();
    }

    /** For how many seconds the oldest of them has waited; 0 while none has waited a second. Costs no query. */
    double age() {
        var since = oldest;
        return since == null ? 0 : (System.nanoTime() - since) / 1e9;
    }

    boolean isSuspended() {
        return suspended;
    }

    private List<Long> takeAcknowledged() {
        var ids = new ArrayList<Long>();
        for (var id = acknowledged.poll(); id != null; id = ids.size() < DELETED_AT_ONCE ? acknowledged.poll() : null) {
            ids.add(id);
        }
        return ids;
    }

    private static void delete(JdbcTransaction tx, List<Long> ids) {
        tx.update("delete from outbox where refused is null and id = any(?)", (Object) ids.toArray(Long[]::new));
    }

    private void sweep() {
        var lastLook = System.nanoTime();
        while (!closed) {
            try {
                Thread.sleep(suspended ? 200 : 1_000);
                tidy();
                var isDue = System.nanoTime() - lastLook > LOOK.toNanos();
                if (isDue) {
                    lastLook = System.nanoTime();
                    look();
                }
                if (suspended || isDue && age() > LEFT_BEHIND.toSeconds()) {
                    drain();
                    look();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("The outbox can't be swept now", e);
            }
        }
    }

    private void tidy() {
        var ids = takeAcknowledged();
        if (ids.isEmpty()) {
            return;
        }
        try {
            alone(tx -> delete(tx, ids));
            ids.forEach(arrived::remove);
        } catch (RuntimeException e) {
            acknowledged.addAll(ids);
            throw e;
        }
    }

    /** Finds the oldest event that Kafka does not have. What came within the last second is on its way. */
    private void look() {
        alone(tx -> {
            var age = tx.query("""
                    select extract(epoch from now() - written_at)::float8 from outbox
                    where refused is null and not id = any(?) order by id limit 1
                    """, row -> row.getDouble(1), (Object) arrived.toArray(Long[]::new));
            oldest = age.isEmpty() || age.getFirst() < 1 ? null : System.nanoTime() - (long) (age.getFirst() * 1e9);
        });
    }

    /** Waits a moment for what is in flight, and deletes what has arrived; the rest stays in the table. */
    @Override
    public void close() {
        closed = true;
        sweeper.interrupt();
        var deadline = System.nanoTime() + LAST_WAIT.toNanos();
        while (!inFlight.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        try {
            tidy();
        } catch (RuntimeException e) {
            LOG.warn("Published events are left in the outbox and will be published again", e);
        }
    }
}
