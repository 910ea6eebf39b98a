package io.soulnear.sandbox.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * A real PostgreSQL 18 that keeps its data and its promises: what it has committed survives a power cut. It is a direct child of this
 * JVM; the password is random, made with the data and kept beside them.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The superuser of the embedded server. */
    public static final String USER = "soulnear";

    /** The database of the services; made with the data. */
    public static final String DATABASE = "soulnear";

    private static final List<String> PROMISES = List.of("fsync", "full_page_writes", "synchronous_commit");
    /** Shared buffers. */
    public static final String BUFFERS = "96MB";

    private static final String PASSWORD = "password";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final Path folder;
    private final Path log;

    private EmbeddedPostgres(Process process, int port, Path folder, Path log) {
        this.process = process;
        this.port = port;
        this.folder = folder;
        this.log = log;
    }

    /**
     * Starts PostgreSQL and returns when it accepts connections and its settings have been checked.
     *
     * @param folder where the data are kept, made when missing
     * @param log where its output goes (appended)
     * @throws IllegalStateException when it does not come up or would not keep what it commits
     */
    public static EmbeddedPostgres start(Path folder, int port, Path log) {
        var postgres = launch(folder, port, log);
        postgres.awaitReady();
        return postgres;
    }

    /** Starts PostgreSQL without waiting for it; the data folder is made first when there is none. */
    public static EmbeddedPostgres launch(Path folder, int port, Path log) {
        return launch(folder, port, log, BUFFERS);
    }

    /** The same with other shared buffers than usual, like {@code 16MB}. */
    public static EmbeddedPostgres launch(Path folder, int port, Path log, String buffers) {
        return launch(folder, port, log, buffers, Privileges.here());
    }

    static EmbeddedPostgres launch(Path folder, int port, Path log, String buffers, Privileges privileges) {
        var absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            var programs = Binaries.postgres(privileges.cache());
            if (!Files.isDirectory(absolute.resolve("data"))) {
                initialise(programs, absolute, log, privileges);
            }
            var command = new ArrayList<>(List.of("setsid")); // Ctrl-C at the terminal is for the parent alone
            command.addAll(privileges.prefix());
            command.addAll(List.of(
                    programs.resolve("bin/postgres").toString(),
                    "-D",
                    absolute.resolve("data").toString(),
                    "-p",
                    Integer.toString(port)));
            for (var setting : settings(buffers)) {
                command.addAll(List.of("-c", setting));
            }
            return new EmbeddedPostgres(process(command, log).start(), port, absolute, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL", e);
        }
    }

    private static List<String> settings(String buffers) {
        return List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "full_page_writes=on",
                "synchronous_commit=on",
                "shared_buffers=" + buffers,
                "max_connections=100",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                // Statements and their values would bring people's words into the log.
                "log_min_error_statement=panic",
                "log_parameter_max_length_on_error=0",
                "log_error_verbosity=terse");
    }

    /** Makes the data folder under another name first, so that an interrupted beginning is never taken for data. */
    private static void initialise(Path programs, Path folder, Path log, Privileges privileges) throws IOException {
        var fresh = folder.resolve("data.new");
        Folders.delete(fresh);
        var password = folder.resolve(PASSWORD);
        password(folder);
        privileges.handOver(folder);
        var command = new ArrayList<>(privileges.prefix());
        command.addAll(List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // "C" would break Russian full-text search without a word.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        var single = new ArrayList<>(privileges.prefix());
        single.addAll(List.of(programs.resolve("bin/postgres").toString(), "--single", "-D", fresh.toString()));
        single.add("postgres");
        var create = Files.writeString(folder.resolve("create.sql"), "create database " + DATABASE + "\n");
        try {
            if (process(command, log).start().waitFor() != 0
                    || process(single, log)
                                    .redirectInput(create.toFile())
                                    .start()
                                    .waitFor()
                            != 0) {
                throw new IllegalStateException("The data folder could not be made:\n" + Startup.end(log));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the data folder was being made");
        }
        Files.delete(create);
        Files.move(fresh, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static ProcessBuilder process(List<String> command, Path log) throws IOException {
        var builder = Startup.process(command, log);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /**
     * Waits until connections are accepted, then checks the settings that durability rests on.
     *
     * @throws IllegalStateException when the server ended, took longer than a minute, or has one of them off
     */
    public void awaitReady() {
        Startup.await(process, log, PATIENCE, this::acceptsConnections);
        checkPromises();
    }

    /**
     * Checks the settings that durability rests on, as a connection of the services sees them; stops the server when one is off.
     *
     * @throws IllegalStateException naming it
     */
    public void checkPromises() {
        try (var connection = connect(DATABASE)) {
            for (var promise : PROMISES) {
                if (!"on".equals(setting(connection, promise))) {
                    close();
                    throw new IllegalStateException(
                            "PostgreSQL runs with " + promise + " off: commits would not be safe");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    /** Whether a connection can be made now. */
    public boolean acceptsConnections() {
        if (!Ports.answers(port)) {
            return false;
        }
        try (var connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    /** A new connection as the superuser. */
    public Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.put("user", USER);
        properties.put("password", password());
        properties.put("connectTimeout", "5");
        return DriverManager.getConnection(url(database), properties);
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** Like {@code jdbc:postgresql://127.0.0.1:5432/postgres}. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of {@link #USER}. */
    public String password() {
        return password(folder);
    }

    /** The password that belongs to the data in {@code folder}; made with the first call, before there are any. */
    public static String password(Path folder) {
        var file = folder.resolve(PASSWORD);
        try {
            if (!Files.exists(file) && !Files.exists(folder.resolve("data"))) {
                Files.createDirectories(folder);
                var fresh = Files.createTempFile(folder, PASSWORD, ".new"); // mode 600
                var random = new byte[16];
                new SecureRandom().nextBytes(random);
                Files.writeString(fresh, HexFormat.of().formatHex(random));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The data in " + folder + " have lost their password file", e);
        }
    }

    /** The running process. */
    public Process process() {
        return process;
    }

    /** What finds the process again after this JVM was killed. */
    public ProcessMark mark() {
        return ProcessMark.of(process.toHandle(), folder.toString());
    }

    /** Stops like a power cut; the next start recovers. */
    public void stopImmediately() {
        Signal.QUIT.end(process.toHandle(), 10);
    }

    /** Sends the clients away, writes everything down and ends. */
    @Override
    public void close() {
        Signal.INT.end(process.toHandle(), 20);
    }
}
