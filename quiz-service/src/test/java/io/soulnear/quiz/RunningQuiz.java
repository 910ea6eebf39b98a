package io.soulnear.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.EventIds;
import io.soulnear.testing.TestServers;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The service as a process of its own, on topics and a database of its own, seen through Kafka alone. */
final class RunningQuiz implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TOPICS = List.of(
            "telegram.update", "profile.person", "dialogue.voice", "telegram.reply", "quiz.session", "profile.erasure");

    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
    private final TestServers.Database database = TestServers.postgres();
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private Process process;

    /** An event that left the service. */
    record Seen(String topic, String type, String key, JsonNode data) {}

    RunningQuiz() {
        var kafka = Map.<String, Object>of("bootstrap.servers", TestServers.kafkaBootstrap());
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(TOPICS.stream()
                            .map(topic -> new NewTopic(prefix + topic, 3, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
        this.consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : TOPICS.subList(3, TOPICS.size())) {
            for (int i = 0; i < 3; i++) {
                partitions.add(new TopicPartition(prefix + topic, i));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.process = launch();
    }

    /** {@code kill -9}, and up again. */
    void killAndRestart() {
        process.destroyForcibly().onExit().join();
        process = launch();
    }

    /** Publishes an update as the gateway does. */
    void update(long chat, int number, String route, boolean isLeaving, String update, @Nullable String action) {
        var headers = new HashMap<String, String>();
        headers.put("route", route);
        if (isLeaving) {
            headers.put("left", "quiz");
        }
        var pressed = action == null ? "" : ",\"action\":\"" + action + "\"";
        publish(
                "telegram.update",
                EventIds.derived("telegram.update", chat + "", number + ""),
                "io.soulnear.telegram.update-received.v1",
                chat,
                """
                {"botId":1,"updateId":%d,"chatId":%d,"route":{"to":"%s"%s},"update":%s}
                """.formatted(number, chat, route, pressed, update),
                headers);
    }

    void person(long chat, String type, String data) {
        publish("profile.person", UUID.randomUUID(), "io.soulnear.profile." + type + ".v1", chat, data, Map.of());
    }

    void heard(String data, long chat) {
        publish("dialogue.voice", UUID.randomUUID(), "io.soulnear.dialogue.voice-heard.v1", chat, data, Map.of());
    }

    private void publish(String topic, UUID id, String type, long chat, String data, Map<String, String> attributes) {
        var event = new ProducerRecord<>(prefix + topic, Long.toString(chat), data);
        var headers = new HashMap<>(attributes);
        headers.put("specversion", "1.0");
        headers.put("id", id.toString());
        headers.put("type", type);
        headers.put("source", "/test");
        headers.put("time", Instant.now().toString());
        headers.forEach((name, value) -> event.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(event);
        producer.flush();
    }

    /** As {@link #of}, once there are at least so many. */
    List<Seen> await(long chat, String topic, int atLeast) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> of(chat, topic).size() >= atLeast);
        return of(chat, topic);
    }

    /** The events of the chat on that topic so far; one that comes again after a kill counts once, as it does for its readers. */
    List<Seen> of(long chat, String topic) {
        for (var event : consumer.poll(Duration.ofMillis(50))) {
            var id = header(event.headers().lastHeader("ce_id").value());
            seen.putIfAbsent(
                    id,
                    new Seen(
                            event.topic().substring(prefix.length()),
                            header(event.headers().lastHeader("ce_type").value()),
                            event.key(),
                            read(event.value())));
        }
        return seen.values().stream()
                .filter(event -> event.topic().equals(topic) && event.key().equals(Long.toString(chat)))
                .toList();
    }

    private static String header(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static JsonNode read(String data) {
        try {
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                QuizService.class.getName());
        java.environment().clear();
        java.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP",
                        TestServers.kafkaBootstrap(),
                        "POSTGRES_URL",
                        database.url(),
                        "POSTGRES_USER",
                        database.user(),
                        "POSTGRES_PASSWORD",
                        database.password(),
                        "PSEUDONYM_SECRET",
                        "only for tests",
                        "TOPIC_PREFIX",
                        prefix,
                        "INSTANCE_ID",
                        "quiz-1",
                        "MANAGEMENT_PORT",
                        "0"));
        java.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/quiz.log")));
        try {
            return java.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        producer.close();
        consumer.close();
    }
}
