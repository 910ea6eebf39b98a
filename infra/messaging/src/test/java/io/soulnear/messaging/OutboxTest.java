package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.testing.TestServers;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What leaves the outbox, and how often, on a real Postgres. */
class OutboxTest {
    private final House house = new House();
    private final Kafka kafka = new Kafka();
    private final AtomicInteger looks = new AtomicInteger();
    private Admin admin;
    private Runnable meanwhile = () -> {};
    private Outbox outbox;
    private Connection connection;

    /** Takes everything at once, or refuses at once, as a producer does that does not know a single broker any more. */
    private static final class Kafka extends MockProducer<String, byte[]> {
        private int refuses;

        private Kafka() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
            return refuses-- > 0
                    ? CompletableFuture.failedFuture(new TimeoutException("no metadata"))
                    : super.send(record, callback);
        }
    }

    @BeforeEach
    void open() throws SQLException {
        admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrap()));
        var wire = new KafkaEvents(new MessagingSettings("test", TestServers.kafkaBootstrap(), house.prefix, null));
        outbox = new Outbox(watched(DataSource.class, house.database), kafka, wire, new Topics(admin, wire), false);
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

    /** Does something when the outbox is about to look for the n-th time for what is left. */
    private void duringLook(int number, Runnable work) {
        looks.set(number);
        meanwhile = work;
    }

    /** The same, but the looks are counted. */
    private <T> T watched(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> {
            if (method.getName().equals("prepareStatement")
                    && args[0].toString().contains("not id = any")
                    && looks.decrementAndGet() == 0) {
                meanwhile.run();
            }
            var result = method.invoke(real, args);
            return result instanceof Connection open ? watched(Connection.class, open) : result;
        }));
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
    void nothingOvertakesInADrainWhatKafkaRefusedAtOnce() throws SQLException {
        committed(1).forget(new SQLException("the connection is gone"));
        committed(2).forget(new SQLException("the connection is gone"));

        kafka.refuses = 1;
        assertThatThrownBy(outbox::drain).isInstanceOf(KafkaException.class);
        outbox.drain();

        assertThat(left()).containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void whatFailsDuringTheLastLookOfADrainIsNotOvertaken() throws SQLException {
        committed(1).forget(new SQLException("the connection is gone"));
        var second = committed(2);
        duringLook(3, () -> second.forget(new SQLException("the connection is gone")));

        outbox.drain();
        committed(3).send();

        assertThat(left()).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anotherInstanceThatHasComeToAHaltHoldsNobodyUp() throws SQLException {
        committed(1).forget(new SQLException("the connection is gone"));
        try (var halted = house.database.getConnection();
                var statement = halted.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext(current_schema() || '.outbox'))");

            outbox.drain();
        }

        assertThat(left()).containsExactly("{\"n\":1}");
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
