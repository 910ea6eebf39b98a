package io.soulnear.journeys.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.annotation.Controller;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.operations.command.Kubectl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

@WholeSystem
class ManifestsTest {
    static final List<String> SERVICES = RunningSystem.SERVICES;
    private static final List<JsonNode> OBJECTS = new ArrayList<>();

    private final RunningSystem system;

    ManifestsTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void render() {
        var overlay = RunningSystem.PROJECT.resolve("k8s/overlays/prod").toString();
        var json = new ObjectMapper();
        new Yaml()
                .loadAll(Kubectl.program().run("kustomize", overlay))
                .forEach(it -> OBJECTS.add(json.valueToTree(it)));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyProbeAsksWhatTheServiceReallyServes(String service) throws Exception {
        var container = container(service);
        assertThat(port(container, "management")).isEqualTo(setting("soulnear", "MANAGEMENT_PORT"));
        for (var kind : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            var get = container.path(kind).path("httpGet");
            assertThat(get.path("port").asText()).isEqualTo("management");
            assertThat(status(system.managementPort(service), get.path("path").asText()))
                    .as(kind)
                    .isEqualTo(200);
        }
        assertThat(status(system.managementPort(service), "/health/nothing")).isEqualTo(404);
        assertThat(status(system.managementPort(service), "/prometheus")).isEqualTo(200);
    }

    @Test
    void theOtherPortsAreThoseOfTheWebhookAndOfTheFlags() throws Exception {
        assertThat(port(container("gateway"), "webhook")).isEqualTo(setting("gateway", "GATEWAY_PORT"));
        assertThat(port(container("flags"), "admin")).isEqualTo(setting("flags", "FLAGS_PORT"));
        assertThat(status(Integer.parseInt(system.variable("FLAGS_PORT")), "/flags"))
                .isEqualTo(200);
        // It polls here, so nothing is served at the webhook's path; its controller says what would be.
        assertThat(status(Integer.parseInt(system.variable("GATEWAY_PORT")), "/"))
                .isEqualTo(404);
        var webhook = Class.forName("io.soulnear.gateway.inbound.http.WebhookController")
                .getAnnotation(Controller.class);
        assertThat(URI.create(setting("gateway", "TELEGRAM_WEBHOOK_URL"))).hasPath(webhook.value());
    }

    private static JsonNode container(String service) {
        return OBJECTS.stream()
                .filter(it -> it.path("kind").asText().equals("Deployment"))
                .filter(it -> it.at("/metadata/name").asText().equals(service))
                .findFirst()
                .orElseThrow()
                .at("/spec/template/spec/containers/0");
    }

    private static String port(JsonNode container, String name) {
        return StreamSupport.stream(container.path("ports").spliterator(), false)
                .filter(port -> port.path("name").asText().equals(name))
                .map(port -> port.path("containerPort").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String setting(String map, String name) {
        return OBJECTS.stream()
                .filter(it -> it.path("kind").asText().equals("ConfigMap"))
                .filter(it -> it.at("/metadata/name").asText().startsWith(map + "-"))
                .map(it -> it.path("data").path(name).asText())
                .findFirst()
                .orElseThrow();
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
