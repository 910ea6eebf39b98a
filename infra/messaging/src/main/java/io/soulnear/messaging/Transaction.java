package io.soulnear.messaging;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One open database transaction: what happens in it commits together, or not at all, and its events leave right after.
 * It belongs to the thread that it was given to, and ends with the work that it was given for.
 */
public interface Transaction {
    /** Claims one event; false when this consumer claimed it before, in a transaction that was committed. */
    default boolean claim(String consumer, UUID event) {
        return !claim(consumer, List.of(event)).isEmpty();
    }

    /** Claims events in one statement, and gives those that this consumer sees for the first time. */
    Set<UUID> claim(String consumer, Collection<UUID> events);

    /** Puts the event into the outbox; it is on its way to Kafka as soon as the commit is through. */
    void publish(Event event);

    /**
     * Runs one statement.
     *
     * @param args bound in order; {@code long[]}, {@code String[]}, {@code UUID[]} and the like become Postgres arrays,
     *     an {@link java.time.Instant} a {@code timestamptz}
     * @return the number of rows that it touched
     */
    int update(String sql, @Nullable Object... args);

    /** Runs one query, arguments as in {@link #update}, and maps its rows in the order in which they come. */
    <T> List<T> query(String sql, RowMapper<T> row, @Nullable Object... args);

    /** The connection, for what the above does not say; committing and closing it is not the caller's business. */
    Connection connection();
}
