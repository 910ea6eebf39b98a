package io.soulnear.flags;

import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.io.scan.ClassPathResourceLoader;
import io.micronaut.runtime.server.EmbeddedServer;
import io.soulnear.messaging.Messaging;
import io.soulnear.runtime.Intake;
import io.soulnear.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;

/** flags-service in this JVM, on a database and topics of its own. */
public final class RunningService implements AutoCloseable {
    /** The administrator's. */
    public static final String TOKEN = "token-of-the-test";

    /** Who may use {@code /flags}. */
    public static final long ADMIN = 4242;

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String prefix;

    private RunningService(ApplicationContext context, String prefix) {
        this.context = context;
        this.prefix = prefix;
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    /** In an environment where flags are tried freely. */
    public static RunningService start() {
        return startIn("dev");
    }

    public static RunningService startIn(String environment) {
        return start(TestServers.postgres(), "t" + UUID.randomUUID().toString().substring(0, 8) + ".", environment);
    }

    /** Starts on what an earlier run left. */
    public static RunningService start(TestServers.Database database, String prefix) {
        return start(database, prefix, "dev");
    }

    private static RunningService start(TestServers.Database database, String prefix, String environment) {
        var properties = new HashMap<String, Object>();
        properties.put("micronaut.server.port", -1);
        properties.put("endpoints.all.port", -1);
        properties.put("soulnear.flags.admin-token", TOKEN);
        properties.put("soulnear.environment.name", environment);
        properties.put("soulnear.admins.ids", "7, " + ADMIN);
        properties.put("soulnear.rollouts.pause", "50ms");
        properties.put("soulnear.pseudonym-secret", "for-the-test-only-0123456789");
        properties.put("soulnear.kafka.bootstrap", TestServers.kafkaBootstrap());
        properties.put("soulnear.kafka.topic-prefix", prefix);
        properties.put("soulnear.kafka.instance", "");
        properties.put("soulnear.postgres.url", database.url());
        properties.put("soulnear.postgres.user", database.user());
        properties.put("soulnear.postgres.password", database.password());
        var common = new YamlPropertySourceLoader()
                .load("classpath:runtime", ClassPathResourceLoader.defaultLoader(RunningService.class.getClassLoader()))
                .orElseThrow();
        var context = ApplicationContext.builder(properties)
                .deduceEnvironment(false)
                .propertySources(common)
                .start();
        Flyway.configure()
                .dataSource(context.getBean(DataSource.class))
                .defaultSchema("flags")
                .createSchemas(true)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();
        var running = new RunningService(context, prefix);
        context.getBean(Messaging.class).start(List.of());
        context.getBeansOfType(Intake.class).forEach(Intake::open);
        return running;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String topic() {
        return prefix + "flags.flag";
    }

    public String prefix() {
        return prefix;
    }

    /** Like {@code http://localhost:8082}. */
    public String url() {
        return server.getURL().toString();
    }

    /** What was asked to be said so far, as JSON. */
    public List<String> replies() {
        var properties = Map.<String, Object>of("bootstrap.servers", TestServers.kafkaBootstrap());
        var topic = prefix + "telegram.reply";
        try (var kafka = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            return await().until(() -> all(kafka, topic), all -> !all.isEmpty());
        }
    }

    private static List<String> all(KafkaConsumer<String, String> kafka, String topic) {
        var partitions = kafka.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        kafka.assign(partitions);
        kafka.seekToBeginning(partitions);
        var ends = kafka.endOffsets(partitions);
        var all = new ArrayList<String>();
        while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
            kafka.poll(Duration.ofMillis(200)).forEach(record -> all.add(record.value()));
        }
        return all;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        var request = request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURL() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.getBeansOfType(Intake.class).forEach(Intake::close);
        context.getBean(Messaging.class).close();
        context.close();
        client.close();
    }
}
