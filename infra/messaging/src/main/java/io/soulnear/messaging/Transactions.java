package io.soulnear.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Runs work in database transactions, and hands the events of each to Kafka as soon as it is committed. */
public final class Transactions {
    private final DataSource database;
    private final Outbox outbox;

    Transactions(DataSource database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    public interface Work<R> {
        /** Does it; whatever is thrown rolls everything back. */
        R run(Transaction tx) throws SQLException;
    }

    /** What is done for many commands in one transaction, with as few statements as one command would take. */
    @FunctionalInterface
    public interface Group<C, R> {
        /** Does it for all commands, and gives one result for each, in their order. */
        List<R> run(Transaction tx, List<C> commands) throws SQLException;
    }

    /**
     * One plain transaction, for all that is not on the way of every message.
     *
     * @throws RuntimeException what the work threw; an {@link SQLException} comes as the cause
     */
    public <R> R call(Work<R> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var tx = new JdbcTransaction(connection);
            try {
                var result = work.run(tx);
                commit(connection, tx);
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** A group commit for one hot use case: all commands that wait share the next transaction. */
    public <C, R> GroupCommit<C, R> group(String name, Group<C, R> work) {
        return new GroupCommit<>(name, commands -> call(tx -> work.run(tx, commands)));
    }

    /** One statement that publishes nothing: the database commits it by itself, which saves a round trip. */
    public <R> R callSingle(Work<R> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            var tx = new JdbcTransaction(connection);
            var result = work.run(tx);
            if (!tx.published().isEmpty()) {
                throw new IllegalStateException("What publishes needs a transaction");
            }
            return result;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** A group commit whose work is one statement that publishes nothing. */
    public <C, R> GroupCommit<C, R> groupSingle(String name, Group<C, R> work) {
        return new GroupCommit<>(name, commands -> callSingle(tx -> work.run(tx, commands)));
    }

    /** The events are handed over before anyone learns of the commit, so that the next event of a key comes after them. */
    private void commit(Connection connection, JdbcTransaction tx) throws SQLException {
        if (tx.published().isEmpty()) {
            connection.commit();
            return;
        }
        var batch = outbox.append(tx);
        try {
            connection.commit();
        } catch (Throwable e) {
            batch.forget(e);
            throw e;
        }
        batch.send();
    }

    private static void rollBack(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
