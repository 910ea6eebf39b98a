package io.soulnear.flags;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** flags-service in this JVM, on a database and topics of its own. */
public final class RunningService implements AutoCloseable {
    /** The administrator's. */
    public static final String TOKEN = "token-of-the-test";

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String prefix;

    private RunningService(ApplicationContext context, String prefix) {
        this.context = context;
        this.prefix = prefix;
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    public static RunningService start() {
        return start(TestServers.postgres(), "t" + UUID.randomUUID().toString().substring(0, 8) + ".");
    }

    /** Starts on what an earlier run left. */
    public static RunningService start(TestServers.Database database, String prefix) {
        var properties = new HashMap<String, Object>();
        properties.put("micronaut.server.port", -1);
        properties.put("endpoints.all.port", -1);
        properties.put("soulnear.flags.admin-token", TOKEN);
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
