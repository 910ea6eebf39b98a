package io.soulnear.runtime.flags;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlagTopicTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ON =
            "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\"}";

    private final String topic = "flags-" + UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FlagsInForce inForce = new FlagsInForce(PackagedFlags.definitions(), meters);

    @Test
    void theFirstQuestionIsAnsweredFromWhatWasPublishedBeforeTheStart() {
        makeTopic();
        publish("ENABLE_VOICE", "{\"key\": \"ENABLE_VOICE\", \"version\": 4, \"definition\": " + ON + "}");

        try (var reading = read(TestServers.kafkaBootstrap(), PATIENCE)) {
            var flags = new OpenFeatureFlags(inForce, reading::awaitRead, (_, _, _) -> {});
            assertThat(flags.on("ENABLE_VOICE", "42")).isTrue();
            assertThat(inForce.version("ENABLE_VOICE")).isEqualTo(4);
        }
    }

    @Test
    void aTopicThatIsMadeLaterIsFollowed() {
        try (var reading = read(TestServers.kafkaBootstrap(), Duration.ZERO)) {
            var flags = new OpenFeatureFlags(inForce, reading::awaitRead, (_, _, _) -> {});
            assertThat(flags.on("ENABLE_VOICE", "42")).isFalse();

            makeTopic();
            publish("ENABLE_VOICE", "{\"version\": 1, \"definition\": " + ON + "}");

            await().until(() -> flags.on("ENABLE_VOICE", "42"));
        }
    }

    @Test
    void whatCannotBeUsedIsCountedAndTheRestStillArrives() {
        makeTopic();
        publish("ENABLE_VOICE", "{\"version\": 1, \"definition\": " + ON + "}");
        publish("ENABLE_VOICE", "{\"version\": 2, \"definition\": {\"state\": \"ENABLED\"}}");
        publish("ENABLE_VOICE", "{\"definition\": " + ON + "}");
        publish("ENABLE_VOICE", "not JSON");
        publish("ENABLE_IMAGES", "{\"version\": 7, \"definition\": " + ON + "}");

        try (var reading = read(TestServers.kafkaBootstrap(), PATIENCE)) {
            var flags = new OpenFeatureFlags(inForce, reading::awaitRead, (_, _, _) -> {});
            assertThat(flags.on("ENABLE_IMAGES", "42")).isTrue();
            assertThat(inForce.version("ENABLE_VOICE")).isEqualTo(1);
            assertThat(meters.counter("soulnear.flag.refused").count()).isEqualTo(3);
        }
    }

    @Test
    void aDeletedDefinitionLeavesThePackagedDefaultAndOtherEventsArePassedOver() {
        makeTopic();
        publish("USE_CHAT_COMPLETION", "{\"version\": 2, \"definition\": " + ON.replace("true", "false") + "}");
        publish("ENABLE_VOICE", "{\"version\": 1, \"definition\": " + ON + "}", "io.soulnear.flags.exposed.v1");
        publish("USE_CHAT_COMPLETION", null);

        try (var reading = read(TestServers.kafkaBootstrap(), PATIENCE)) {
            var flags = new OpenFeatureFlags(inForce, reading::awaitRead, (_, _, _) -> {});
            assertThat(flags.on("USE_CHAT_COMPLETION", "42")).isTrue();
            assertThat(flags.on("ENABLE_VOICE", "42")).isFalse();
        }
    }

    @Test
    void withoutKafkaThePackagedDefaultsApply() throws IOException {
        try (var reading = read("127.0.0.1:" + closedPort(), Duration.ofMillis(200))) {
            var flags = new OpenFeatureFlags(inForce, reading::awaitRead, (_, _, _) -> {});
            assertThat(flags.on("USE_CHAT_COMPLETION", "42")).isTrue();
            assertThat(flags.on("ENABLE_VOICE", "42")).isFalse();
        }
    }

    @Test
    void anAddressThatNobodyKnowsYetIsTriedAgain() {
        var before = readers();

        try (var reading = read("x".repeat(64) + ".invalid:9092", Duration.ofSeconds(1))) {
            reading.awaitRead();

            assertThat(readers()).hasSize(before.size() + 1);
        }
    }

    @Test
    void whoeverClosesItWaitsForNoAnswerOfTheBroker() {
        makeTopic();
        var before = readers();
        var reading = read(TestServers.kafkaBootstrap(), PATIENCE);
        reading.awaitRead();

        reading.close();

        assertThat(readers()).isEqualTo(before);
    }

    private static Set<Thread> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("flags"))
                .collect(Collectors.toSet());
    }

    private FlagTopic read(String bootstrap, Duration patience) {
        return new FlagTopic(bootstrap, topic, patience, inForce);
    }

    private void makeTopic() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(String key, @Nullable String value) {
        publish(key, value, "io.soulnear.flags.flag-changed.v1");
    }

    private void publish(String key, @Nullable String value, String type) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafkaBootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            var flag = new ProducerRecord<>(topic, key, value);
            flag.headers().add("ce_type", type.getBytes(UTF_8));
            producer.send(flag).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
