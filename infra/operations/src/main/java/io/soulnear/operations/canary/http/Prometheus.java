package io.soulnear.operations.canary.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.operations.canary.application.Observations;
import io.soulnear.operations.canary.domain.Figures;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks Prometheus; its metrics are told apart by {@code service} and {@code version}. */
final class Prometheus implements Observations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String service;
    private final String version;
    private final Duration window;

    /** {@code address} is Prometheus' own, like {@code http://prometheus:9090}. */
    Prometheus(URI address, String service, String version, Duration window) {
        this.address = address;
        this.service = service;
        this.version = version;
        this.window = window;
    }

    @Override
    public Figures canary() throws IOException, InterruptedException {
        return figures("=");
    }

    @Override
    public Figures stable() throws IOException, InterruptedException {
        return figures("!=");
    }

    private Figures figures(String builds) throws IOException, InterruptedException {
        var which =
                "{service=\"" + service + "\",version" + builds + "\"" + version + "\"}[" + window.toSeconds() + "s]";
        var events = value("sum(increase(soulnear_events_handled_seconds_count" + which + "))");
        if (events == 0) {
            return new Figures(0, 0, 0, 0);
        }
        return new Figures(
                events,
                value("sum(increase(soulnear_events_failed_total" + which + "))") / events,
                value("sum(increase(soulnear_events_apologies_total" + which + "))") / events,
                value("histogram_quantile(0.95, sum by (le) (rate(soulnear_events_handled_seconds_bucket" + which
                        + ")))"));
    }

    /** The one value of a query; 0 when there is none. */
    private double value(String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        address.resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .timeout(Duration.ofSeconds(10))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        var value = JSON.readTree(response.body()).at("/data/result/0/value/1").asText("0");
        var number = Double.parseDouble(value.equals("+Inf") ? "Infinity" : value);
        return Double.isNaN(number) ? 0 : number;
    }
}
