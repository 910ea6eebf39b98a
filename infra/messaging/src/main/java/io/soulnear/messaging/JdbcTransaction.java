package io.soulnear.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transaction on one JDBC connection; its events are collected, and written by the outbox in one statement. */
final class JdbcTransaction implements Transaction {
    private final Connection connection;
    private final List<Event> published = new ArrayList<>();

    JdbcTransaction(Connection connection) {
        this.connection = connection;
    }

    List<Event> published() {
        return published;
    }

    @Override
    public Set<UUID> claim(String consumer, Collection<UUID> events) {
        return new HashSet<>(query(
                """
                insert into inbox (consumer, event_id) select ?, unnest(?::uuid[])
                on conflict do nothing returning event_id
                """,
                row -> row.getObject(1, UUID.class),
                consumer,
                events.stream().distinct().sorted().toArray(UUID[]::new)));
    }

    @Override
    public void publish(Event event) {
        published.add(event);
    }

    @Override
    public int update(String sql, @Nullable Object... args) {
        try (var statement = prepare(sql, args)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    @Override
    public <T> List<T> query(String sql, RowMapper<T> row, @Nullable Object... args) {
        try (var statement = prepare(sql, args);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(row.map(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    private PreparedStatement prepare(String sql, @Nullable Object... args) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < args.length; i++) {
                statement.setObject(i + 1, jdbc(args[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private @Nullable Object jdbc(@Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Instant[] instants -> array("timestamptz", instants);
            case UUID[] ids -> array("uuid", ids);
            case String[] texts -> array("text", texts);
            case Long[] numbers -> array("int8", numbers);
            case Integer[] numbers -> array("int4", numbers);
            case Boolean[] truths -> array("bool", truths);
            case Double[] numbers -> array("float8", numbers);
            case long[] numbers -> connection.createArrayOf("int8", numbersOf(numbers));
            case int[] numbers -> connection.createArrayOf("int4", numbersOf(numbers));
            case null, default -> value;
        };
    }

    private Object array(String type, @Nullable Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private static Object[] numbersOf(long[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray();
    }

    private static Object[] numbersOf(int[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray();
    }
}
