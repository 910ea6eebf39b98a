package io.soulnear.sandbox.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.servers.EmbeddedKafka;
import io.soulnear.sandbox.servers.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final int LARGEST = 16 << 20;
    private static final AtomicInteger ENVIRONMENTS = new AtomicInteger();

    private static EmbeddedKafka kafka;

    private final String prefix = "e" + ENVIRONMENTS.incrementAndGet() + ".";

    @BeforeAll
    static void start(@TempDir Path folder) {
        kafka = EmbeddedKafka.start(folder, Ports.free(), Ports.free());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void aLetterIsShownWithoutWhatItSays() {
        bury("telegram.update", "1", "42", "a secret");

        assertThat(list("")).singleElement().satisfies(letter -> {
            assertThat(letter)
                    .isEqualTo(new DeadLetter(
                            "telegram.update",
                            0,
                            0,
                            "1",
                            "type.v1",
                            "dialogue",
                            "Broken",
                            "2026-11-21T11:00:00Z",
                            false));
            assertThat(letter.toString()).doesNotContain("secret");
        });
        assertThat(list("quiz.session")).isEmpty();
    }

    @Test
    void aRedrivenLetterComesBackAsItWasAndOnlyOnce() {
        bury("telegram.update", "1", "42", "one");
        bury("telegram.update", "2", "43", "two");

        assertThat(redrive("", "2")).isEqualTo(1);
        assertThat(redrive("", "2")).isZero();

        assertThat(read("telegram.update")).singleElement().satisfies(again -> {
            assertThat(again.key()).isEqualTo("43");
            assertThat(again.value()).isEqualTo("two");
            assertThat(Stream.of(again.headers().toArray()).map(it -> it.key() + "=" + new String(it.value(), UTF_8)))
                    .containsExactly(
                            "ce_id=2", "ce_type=type.v1", "traceparent=" + TRACE, "dl_redriven=2026-11-21T12:00:00Z");
        });
        assertThat(list("")).extracting(DeadLetter::redriven).containsExactly(false, true);

        assertThat(redriveAll()).isEqualTo(1);
        assertThat(redriveAll()).isZero();
        assertThat(read("telegram.update")).extracting(ConsumerRecord::value).containsExactly("two", "one");
    }

    @Test
    void onlyTheTopicAskedForIsRedrivenAndOtherEnvironmentsAreLeftAlone() {
        bury("telegram.update", "1", "42", "one");
        bury("quiz.session", "2", "42", "two");
        try (var other = new DeadLetters(kafka.bootstrap(), "other.", CLOCK)) {
            assertThat(other.redrive("", _ -> true)).isZero();
        }

        try (var letters = new DeadLetters(kafka.bootstrap(), prefix, CLOCK)) {
            assertThat(letters.redrive("quiz.session", _ -> true)).isEqualTo(1);
        }
        assertThat(list(""))
                .filteredOn(DeadLetter::redriven)
                .extracting(DeadLetter::id)
                .containsExactly("2");
    }

    @Test
    void aLetterWithAPictureGoesBackToo() {
        bury("telegram.reply", "1", "42", "p".repeat(12 << 20));
        bury("telegram.reply", "2", "42", "two");

        assertThat(redriveAll()).isEqualTo(2);

        assertThat(read("telegram.reply")).extracting(it -> it.value().length()).containsExactly(12 << 20, 3);
    }

    @Test
    void lettersOfEnvironmentsWhoseTopicsHaveAPrefixAreNotThoseOfOneWithout() {
        bury("telegram.update", "1", "42", "one");

        try (var letters = new DeadLetters(kafka.bootstrap(), "", CLOCK)) {
            assertThat(letters.list("")).isEmpty();
            assertThat(letters.redrive("", _ -> true)).isZero();
        }
    }

    @Test
    void everyTopicOfTheSystemIsLookedAt() throws IOException {
        var told = Pattern.compile("^\\| `([a-z]+\\.[a-z]+)`", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../../docs/events.md")));

        assertThat(told.results().map(it -> it.group(1))).containsExactlyInAnyOrderElementsOf(DeadLetters.TOPICS);
    }

    private List<DeadLetter> list(String topic) {
        try (var letters = new DeadLetters(kafka.bootstrap(), prefix, CLOCK)) {
            return letters.list(topic);
        }
    }

    private int redrive(String topic, String id) {
        try (var letters = new DeadLetters(kafka.bootstrap(), prefix, CLOCK)) {
            return letters.redrive(topic, letter -> letter.id().equals(id));
        }
    }

    private int redriveAll() {
        try (var letters = new DeadLetters(kafka.bootstrap(), prefix, CLOCK)) {
            return letters.redrive("", _ -> true);
        }
    }

    private void bury(String topic, String id, String key, String value) {
        make(topic);
        make(topic + ".dlq");
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap(), "max.request.size", LARGEST),
                new StringSerializer(),
                new StringSerializer())) {
            var letter = new ProducerRecord<>(prefix + topic + ".dlq", key, value);
            Map.of(
                            "dl_topic",
                            prefix + topic,
                            "dl_group",
                            "dialogue",
                            "dl_cause",
                            "Broken",
                            "dl_time",
                            "2026-11-21T11:00:00Z")
                    .forEach((name, text) -> letter.headers().add(name, text.getBytes(UTF_8)));
            letter.headers()
                    .add("ce_id", id.getBytes(UTF_8))
                    .add("ce_type", "type.v1".getBytes(UTF_8))
                    .add("traceparent", TRACE.getBytes(UTF_8));
            producer.send(letter).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void make(String topic) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            if (!admin.listTopics().names().get().contains(prefix + topic)) {
                admin.createTopics(List.of(new NewTopic(prefix + topic, 1, (short) 1)
                                .configs(Map.of("max.message.bytes", Integer.toString(LARGEST)))))
                        .all()
                        .get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ConsumerRecord<String, String>> read(String topic) {
        var partition = new TopicPartition(prefix + topic, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
