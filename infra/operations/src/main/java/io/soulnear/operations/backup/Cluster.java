package io.soulnear.operations.backup;

import io.soulnear.sandbox.servers.EmbeddedPostgres;
import io.soulnear.sandbox.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A Postgres in a folder of its own whose write-ahead log is archived. */
final class Cluster implements AutoCloseable {
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");
    private static final Set<String> EMPTY_IN_COPY = Set.of("pg_wal", "pg_replslot", "pg_stat_tmp");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final EmbeddedPostgres server;

    private Cluster(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    /** A new one; a segment of its log is archived at the latest after {@code archiveEvery}. */
    static Cluster fresh(Path folder, Path archive, Duration archiveEvery) throws SQLException {
        try (var first = start(folder);
                var connection = first.connect();
                var statement = connection.createStatement()) {
            statement.execute("alter system set archive_mode = on");
            // The file appears in the archive whole or not at all, and is never overwritten.
            statement.execute(
                    "alter system set archive_command = 'test ! -f %s/%%f && cp %%p %s/%%f.part && mv %s/%%f.part %s/%%f'"
                            .formatted(archive, archive, archive, archive));
            statement.execute("alter system set archive_timeout = " + archiveEvery.toSeconds());
        }
        return start(folder);
    }

    /** A copy of a base backup that replays the archive, up to {@code target} (a setting of recovery) or to its end. */
    static Cluster restored(Path folder, Path backup, Path archive, String target) throws IOException {
        copy(backup, folder);
        var data = folder.resolve("data");
        Files.createFile(data.resolve("recovery.signal"));
        var settings = Files.readString(data.resolve("postgresql.auto.conf"));
        Files.writeString(data.resolve("postgresql.auto.conf"), settings + """
                archive_mode = off
                restore_command = 'cp %s/%%f %%p'
                recovery_target_action = promote
                %s
                """.formatted(archive, target));
        return start(folder);
    }

    private static Cluster start(Path folder) {
        return new Cluster(
                folder,
                EmbeddedPostgres.start(folder, Ports.free(), folder.resolveSibling(folder.getFileName() + ".log")));
    }

    Connection connect() throws SQLException {
        return server.connect(EmbeddedPostgres.DATABASE);
    }

    /** Copies the folder of the running server, as Postgres' own documentation says (25.3.3, low-level API). */
    void backUp(Path backup) throws SQLException, IOException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('soulnear', fast => true)");
            copy(folder, backup);
            try (var rows = statement.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => true)")) {
                rows.next();
                Files.writeString(backup.resolve("data/backup_label"), rows.getString(1));
            }
        }
    }

    /** Returns when all of the log is replayed and the server takes writes. */
    void awaitWritable() throws SQLException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            while (System.nanoTime() < deadline) {
                try (var rows = statement.executeQuery("select pg_is_in_recovery()")) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        return;
                    }
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new IllegalStateException("The server still replays its log");
    }

    /** The machine is gone, with what was not archived. */
    void lose() {
        server.stopImmediately();
    }

    @Override
    public void close() {
        server.close();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                var copy = to.resolve(from.relativize(directory).toString());
                Files.createDirectories(copy);
                Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var relative = from.relativize(file);
                var skipped = NOT_COPIED.contains(file.getFileName().toString())
                        || (relative.getNameCount() > 2
                                && EMPTY_IN_COPY.contains(relative.getName(1).toString()));
                if (!skipped) {
                    Files.copy(file, to.resolve(relative.toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            /** A table that is dropped meanwhile is none of the backup's. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                if (failure instanceof java.nio.file.NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw new UncheckedIOException(failure);
            }
        });
    }
}
