package io.soulnear.sandbox.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private final Path folder;

    EmbeddedPostgresTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsWhatItHasCommittedWhenItIsStoppedLikeByAPowerCut() throws SQLException {
        try (var first = start()) {
            execute(first, "create table said (words text)");
            execute(first, "insert into said values ('Привет')");
            first.stopImmediately();
        }

        try (var again = start()) {
            assertThat(ask(again, "select words from said")).isEqualTo("Привет");
        }
    }

    @Test
    void runsWithEverySettingThatDurabilityRestsOn() throws SQLException {
        try (var postgres = start()) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show max_connections")).isEqualTo("100");
        }
    }

    @Test
    void understandsRussianInFullTextSearchAndUpperCase() throws SQLException {
        try (var postgres = start()) {
            assertThat(ask(postgres, "select lower('ПРИВЕТ Ё')")).isEqualTo("привет ё");
            assertThat(ask(
                            postgres,
                            "select to_tsvector('russian', 'Тревожные мысли') @@ to_tsquery('russian', 'мысль')"))
                    .isEqualTo("t");
        }
    }

    @Test
    void refusesToStartWhenTheSettingsInTheDataFolderTakeItsPromisesAway() throws Exception {
        start().close();
        Files.writeString(folder.resolve("postgres/data/postgresql.auto.conf"), "synchronous_commit = off\n");
        try (var postgres = start()) {
            assertThat(ask(postgres, "show synchronous_commit"))
                    .as("the command line wins")
                    .isEqualTo("on");
            execute(postgres, "alter role soulnear set synchronous_commit = off");
        }

        assertThatThrownBy(this::start).hasMessageContaining("synchronous_commit off");
    }

    @Test
    void asksForThePasswordThatOnlyItsOwnerCanRead() throws Exception {
        try (var postgres = start()) {
            var password = folder.resolve("postgres/password");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() ->
                            DriverManager.getConnection(postgres.url("postgres"), EmbeddedPostgres.USER, "guessed"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    @EnabledIf("isRoot")
    void runsAsNobodyWhereRootMayNotMakeNamespaces() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var postgres =
                EmbeddedPostgres.launch(folder.resolve("postgres"), Ports.free(), log(), "16MB", Privileges.NOBODY)) {
            postgres.awaitReady();

            assertThat(Files.getOwner(folder.resolve("postgres/data")).getName())
                    .isEqualTo("nobody");
        }
    }

    static boolean isRoot() {
        return Privileges.here() != Privileges.OWN;
    }

    @Test
    void saysWhyItDidNotStart() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();

            assertThatThrownBy(() -> EmbeddedPostgres.start(folder.resolve("postgres"), port, log()))
                    .hasMessageContaining("could not bind");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder.resolve("postgres"), Ports.free(), log());
    }

    private Path log() {
        return folder.resolve("postgres.log");
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
