package io.soulnear.operations.backup;

import io.soulnear.sandbox.servers.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Rehearses the loss of a database: base backup, life that goes on, an accident, the loss of the machine; then the restore to the second
 * before the accident, verified row by row, and the restore of all that the archive has.
 */
final class Drill {
    private static final Duration LIFE_GOES_ON = Duration.ofSeconds(2);

    private final Path folder;
    private final Duration archiveEvery;
    private final Consumer<String> says;

    /** {@code folder} must be empty, and have room for the database four times. */
    Drill(Path folder, Duration archiveEvery, Consumer<String> says) {
        this.folder = folder.toAbsolutePath().normalize();
        this.archiveEvery = archiveEvery;
        this.says = says;
    }

    /** Rows and a sum over all that is in them. */
    private record Content(long rows, String sum) {}

    /** The database is filled up to about {@code megabytes} first. */
    DrillResult run(int megabytes) throws IOException, SQLException {
        var archive = Files.createDirectories(folder.resolve("archive"));
        var backup = folder.resolve("backup");
        Instant chosen;
        Content content;
        Instant lost;
        long bytes;
        Duration took;
        try (var original = Cluster.fresh(folder.resolve("original"), archive, archiveEvery);
                var connection = original.connect()) {
            fill(connection, megabytes);
            bytes = size(connection);
            says.accept("Database filled: " + bytes / (1 << 20) + " MiB");

            var since = System.nanoTime();
            original.backUp(backup);
            took = Duration.ofNanos(System.nanoTime() - since);
            says.accept("Base backup taken");

            live(connection, LIFE_GOES_ON);
            content = content(connection);
            chosen = now(connection);
            pause(Duration.ofMillis(1_200));
            execute(connection, "delete from turn where id % 2 = 0"); // the accident
            liveUntilArchived(connection);
            live(connection, archiveEvery.dividedBy(2));
            lost = lastWritten(connection);
            original.lose();
            says.accept("Accident and loss of the machine");
        }

        var since = System.nanoTime();
        boolean same;
        Duration restore;
        try (var restored = Cluster.restored(
                folder.resolve("restored"), backup, archive, "recovery_target_time = '" + postgres(chosen) + "'")) {
            restored.awaitWritable();
            restore = Duration.ofNanos(System.nanoTime() - since);
            try (var connection = restored.connect()) {
                execute(connection, "create table writable ()");
                same = content(connection).equals(content);
            }
        }
        says.accept("Restored to " + chosen);

        try (var latest =
                Cluster.restored(folder.resolve("latest"), backup, archive, "recovery_target_timeline = latest")) {
            latest.awaitWritable();
            try (var connection = latest.connect()) {
                return new DrillResult(
                        bytes,
                        took,
                        chosen,
                        content.rows,
                        same,
                        restore,
                        Duration.between(lastWritten(connection), lost));
            }
        }
    }

    private static void fill(Connection connection, int megabytes) throws SQLException {
        execute(connection, """
                create table turn (
                    id      bigint      generated always as identity primary key,
                    chat    bigint      not null,
                    text    text        not null,
                    written timestamptz not null default clock_timestamp()
                )""");
        for (var done = 0; done < megabytes; done++) { // random text does not shrink
            execute(connection, """
                    insert into turn (chat, text)
                    select n % 997, (select string_agg(md5(random()::text || i || n), '') from generate_series(1, 30) i)
                    from generate_series(1, 1000) n""");
        }
    }

    private static void live(Connection connection, Duration time) throws SQLException {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            execute(connection, "insert into turn (chat, text) values (1, 'life')");
            pause(Duration.ofMillis(100));
        }
    }

    /** Settings are read before Postgres knows the names of time zones, {@code Z} among them. */
    private static String postgres(Instant moment) {
        return moment.toString().replace('T', ' ').replace("Z", "+00");
    }

    /** A restore to a moment needs the archive to reach beyond it. */
    private static void liveUntilArchived(Connection connection) throws SQLException {
        var segment = text(connection, "select pg_walfile_name(pg_current_wal_lsn())");
        var deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (text(connection, "select coalesce(max(last_archived_wal), '') from pg_stat_archiver")
                        .compareTo(segment)
                < 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Nothing is archived");
            }
            live(connection, Duration.ofMillis(200));
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Content content(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*), sum(hashtextextended(turn::text, 0)::numeric) from turn")) {
            rows.next();
            return new Content(rows.getLong(1), rows.getString(2));
        }
    }

    private static Instant lastWritten(Connection connection) throws SQLException {
        return instant(connection, "select max(written) from turn");
    }

    private static Instant now(Connection connection) throws SQLException {
        return instant(connection, "select clock_timestamp()");
    }

    private static Instant instant(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static long size(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_database_size('" + EmbeddedPostgres.DATABASE + "')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
