package io.soulnear.journeys.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.sandbox.servers.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real Prometheus that scrapes the running system every second, with the project's rules. */
final class Prometheus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private Prometheus(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static Prometheus scraping(RunningSystem system, Path folder) throws IOException {
        var targets = RunningSystem.SERVICES.stream()
                .map(service -> "      - {targets: ['127.0.0.1:" + system.managementPort(service)
                        + "'], labels: {service: " + service + "}}")
                .collect(Collectors.joining("\n"));
        var rules = Files.readString(RunningSystem.PROJECT.resolve("infra/prometheus/rules.yml"));
        Files.writeString(folder.resolve("rules.yml"), rules);
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: soulnear
                    metrics_path: /prometheus
                    static_configs:
                %s
                """.formatted(targets));
        var listen = "127.0.0.1:" + Ports.free();
        var process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=" + listen)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new Prometheus(process, "http://" + listen);
    }

    boolean isReady() {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether the query gives at least one number. */
    boolean answers(String query) throws IOException {
        var response = get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        var answer = JSON.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new IllegalArgumentException(
                    query + ": " + answer.path("error").asText());
        }
        for (JsonNode series : answer.at("/data/result")) {
            if (!series.at("/value/1").asText().equals("NaN")) {
                return true;
            }
        }
        return false;
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        http.close();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
