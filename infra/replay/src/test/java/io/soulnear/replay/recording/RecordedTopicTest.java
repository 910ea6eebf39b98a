package io.soulnear.replay.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.KafkaEvents;
import io.soulnear.messaging.MessagingSettings;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.testing.Contracts;
import io.soulnear.testing.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedTopicTest {
    private static final String RECEIVED = "io.soulnear.telegram.update-received.v1";
    private static final Selection ALL = selection("", "");
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final String prefix = "recorded" + TOPICS.incrementAndGet() + ".";
    private final String kafka = TestServers.kafkaBootstrap();
    private final KafkaEvents wire = new KafkaEvents(new MessagingSettings("gateway", kafka, prefix, null));
    private final RecordedTopic topic = new RecordedTopic(kafka, prefix);
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void everyUpdateThatWasEverRecordedCanStillBePlayed() throws Exception {
        make();
        var examples = Contracts.examples(RECEIVED);
        for (int i = 0; i < examples.size(); i++) {
            add(RECEIVED, i, examples.get(i).data());
        }

        var recording = topic.read(ALL, topic.ends());

        // One of them belongs to nobody.
        assertThat(recording.compared()).isEqualTo(examples.size() - 1);
        assertThat(recording.passedOver()).isEqualTo(new Recording.PassedOver(0, 0, 1));
    }

    @Test
    void whatAnotherVersionWroteAndWhatIsPoisonIsPassedOverAndCounted() throws Exception {
        make();
        add(RECEIVED, 1, update(1));
        add("io.soulnear.telegram.update-received.v0", 2, "{\"text\":\"hi\"}");
        add("io.soulnear.telegram.update-received.v2", 3, update(3));
        add(RECEIVED, 4, "{\"chatId\":42}");
        add(RECEIVED, 5, "[]");
        add(RECEIVED, 6, "");
        producer.send(new ProducerRecord<>(wire.wire("telegram.update"), "42", new byte[] {(byte) 0xc3, 0x28}))
                .get();
        producer.send(new ProducerRecord<>(wire.wire("telegram.update"), null, "no event".getBytes(UTF_8)))
                .get();

        var recording = topic.read(ALL, topic.ends());

        assertThat(recording.compared()).isOne();
        assertThat(recording.passedOver().told())
                .isEqualTo("Passed over: 5 unreadable, 2 of an unknown type or version");
    }

    @ParameterizedTest
    @CsvSource({"2027-01-01,", ",2025-12-31", "2026-01-02,2026-01-01", "9,", "5,5"})
    void anEmptyRangeIsAMistakeAtTheKeyboard(String from, String to) throws Exception {
        make();
        add(RECEIVED, 1, update(1));
        add(RECEIVED, 2, "poison");

        assertThatThrownBy(() -> topic.read(selection(or(from), or(to)), topic.ends()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCodes.USAGE))
                .hasMessageStartingWith("Nothing to play: no readable update of a person in the range");
    }

    @Test
    void aTopicThatIsNotThereIsNamedAndNotMade() throws Exception {
        assertThatThrownBy(topic::ends).isInstanceOf(Problem.class).hasMessageContaining(prefix + "telegram.update");

        try (var admin = admin()) {
            assertThat(admin.listTopics().names().get()).doesNotContain(prefix + "telegram.update");
        }
    }

    @Test
    void whatIsRecordedAfterwardsIsNotPlayed() throws Exception {
        make();
        add(RECEIVED, 1, update(1));
        var ends = topic.ends();
        add(RECEIVED, 2, update(2));

        assertThat(topic.read(ALL, ends).compared()).isOne();
    }

    @Test
    void whatCameBeforeTheRangeLeadsToIt() throws Exception {
        make();
        for (int minute = 1; minute <= 4; minute++) {
            add(RECEIVED, minute, update(minute));
        }

        var from = selection("2026-01-01T00:03:00Z", "2026-01-01T00:04:00Z");

        assertThat(topic.read(from, topic.ends()).conversations())
                .singleElement()
                .satisfies(it -> assertThat(it.leadIn()).hasSize(2))
                .satisfies(it -> assertThat(it.updates()).hasSize(1));
    }

    private void make() throws Exception {
        try (var admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic(wire.wire("telegram.update"), Optional.of(1), Optional.<Short>empty())))
                    .all()
                    .get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka));
    }

    /** An event of that minute of the year. */
    private void add(String type, int minute, String data) throws Exception {
        var event = new Event(
                EventIds.derived(prefix, Integer.toString(minute)),
                type,
                "telegram.update",
                "42",
                NEW_YEAR.plusSeconds(60L * minute),
                data,
                Map.of(),
                null);
        producer.send(wire.write(event)).get();
    }

    private static String update(int number) {
        return """
                {"botId":1,"updateId":%1$d,"chatId":42,"route":{"to":"dialogue","mode":"helper"},
                 "update":{"update_id":%1$d,"message":{"message_id":%1$d,"text":"Hi","chat":{"id":42}}}}
                """.formatted(number);
    }

    private static Selection selection(String from, String to) {
        return new Selection(from, to, 0, List.of(), 0, true);
    }

    private static String or(String given) {
        return given == null ? "" : given;
    }
}
