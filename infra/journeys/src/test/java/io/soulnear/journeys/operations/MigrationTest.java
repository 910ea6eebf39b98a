package io.soulnear.journeys.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.WholeSystem;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WholeSystem
class MigrationTest {
    private final RunningSystem system;

    MigrationTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void aServiceThatIsToldToMigrateDoesThatAloneAndEnds() throws Exception {
        var url = system.variable("POSTGRES_URL");
        var fresh = url.replaceFirst("/[^/]*$", "/migrated");
        var user = system.variable("POSTGRES_USER");
        var password = system.variable("POSTGRES_PASSWORD");
        try (var connection = DriverManager.getConnection(url, user, password)) {
            connection.createStatement().execute("create database migrated");
            try {
                var first = system.service(
                        "quiz", Map.of("POSTGRES_URL", fresh, "KAFKA_BOOTSTRAP", "127.0.0.1:9"), "migrate");

                assertThat(first.exitCode()).as(first.text()).isZero();
                assertThat(first.text()).contains("Migrated").doesNotContain("Listening");
                try (var database = DriverManager.getConnection(fresh, user, password);
                        var tables = database.getMetaData().getTables(null, "quiz", "outbox", null)) {
                    assertThat(tables.next()).isTrue();
                }
            } finally {
                connection.createStatement().execute("drop database migrated with (force)");
            }
        }
    }
}
