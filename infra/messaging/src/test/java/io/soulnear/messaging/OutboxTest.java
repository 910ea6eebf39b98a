package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What leaves the outbox, and how often, on a real Postgres. */
class OutboxTest {
    private final House house = new House();
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private Admin admin;
    private Outbox outbox;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrap()));
        var wire = new KafkaEvents(new MessagingSettings("test", TestServers.kafkaBootstrap(), house.prefix, null));
        outbox = new Outbox(house.database, kafka, wire, new Topics(admin, wire), false);
        connection = house.database.getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        outbox.close();
        admin.close();
    }

    private Outbox.Batch committed(int number) throws SQLException {
        var batch = written(number);
        connection.commit();
        return batch;
    }

    private Outbox.Batch written(int number) {
        var tx = new JdbcTransaction(connection);
        tx.publish(House.event("stream", "1", number));
        return outbox.append(tx);
    }

    private List<String> left() {
        return kafka.history().stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void whatIsDrainedBetweenCommitAndSendingLeavesOnce() throws SQLException {
        var batch = committed(1);

        outbox.drain();
        batch.send();
        outbox.drain();

        assertThat(left()).containsExactly("{\"n\":1}");
    }

    /** Whoever sent it again would wait for our open transaction. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatArrivedLeavesOnceThoughItsRowIsNotDeletedYet() throws SQLException {
        committed(1).send();

        var batch = written(2);
        outbox.drain();
        connection.commit();
        batch.send();

        assertThat(left()).containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void whatWasCommittedThoughTheConnectionSaidOtherwiseIsNotOvertaken() throws SQLException {
        committed(1).forget(new SQLException("the connection is gone"));

        committed(2).send();
        assertThat(left()).isEmpty();
        outbox.drain();
        committed(3).send();

        assertThat(left()).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        assertThat(outbox.pending()).isZero();
    }
}
