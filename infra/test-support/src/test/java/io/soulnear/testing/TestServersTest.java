package io.soulnear.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.servers.ProcessMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServersTest {
    @Test
    void everyCallGivesANewEmptyDatabase() throws SQLException {
        var first = TestServers.postgres();
        var second = TestServers.postgres();

        assertThat(first.url()).isNotEqualTo(second.url());
        for (var database : List.of(first, second)) {
            try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                    var statement = connection.createStatement()) {
                statement.execute("create table mine ()");
            }
        }
    }

    @Test
    void kafkaMakesATopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic("test-servers", Optional.of(2), Optional.empty())))
                    .all()
                    .get(20, TimeUnit.SECONDS);

            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("test-servers");
        }
    }

    @Test
    void redisListens() {
        assertThat(TestServers.redisUrl()).startsWith("redis://");
    }

    @Test
    void theServersOfAKilledTestRunAreEndedByTheNext(@TempDir Path all) throws Exception {
        var dead = Files.createDirectories(all.resolve("run-dead"));
        var orphan = new ProcessBuilder("sleep", "61").start();
        var owner = new ProcessMark(ProcessHandle.current().pid(), 1, "java");
        Files.writeString(
                dead.resolve("marks"),
                owner.line() + "\n" + ProcessMark.of(orphan.toHandle(), "sleep").line() + "\n");

        new EmbeddedInfrastructure(all);

        assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(dead).doesNotExist();
    }
}
