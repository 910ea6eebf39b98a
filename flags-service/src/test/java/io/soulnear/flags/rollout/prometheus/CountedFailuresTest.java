package io.soulnear.flags.rollout.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.soulnear.flags.rollout.application.Failures.Counts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountedFailuresTest {
    private static final String METRICS = """
            # TYPE soulnear_events_handled_seconds summary
            soulnear_events_handled_seconds_count{group="dialogue"} 100
            soulnear_events_handled_seconds_count{group="dialogue-memory"} 50
            soulnear_events_handled_seconds_sum{group="dialogue"} 12.5
            soulnear_dead_letters_total{group="dialogue",topic="telegram.update"} 2.0
            soulnear_model_fallbacks_total{reason="timeout",to="offline"} 3.0
            gateway_delivery_sends_total{outcome="delivered"} 70.0
            gateway_delivery_sends_total{outcome="refused"} 1.0
            """;

    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void addsUpWhatAllInstancesCountFromTheFirstLookOn() throws IOException {
        var metrics = new AtomicReference<>(METRICS);
        var one = address(serving(metrics));
        var two = address(serving(metrics));
        var failures =
                failures("one=" + one + ",one=" + two + ",away=http://127.0.0.1:1,unknown=http://nobody.invalid:1");

        assertThat(failures.count()).isEqualTo(Counts.NONE);
        metrics.set(METRICS.replace("} 100", "} 107").replace("} 3.0", "} 4.0"));
        assertThat(failures.count()).isEqualTo(new Counts(14, 2));
        assertThat(failures.count()).isEqualTo(new Counts(14, 2));
        failures.close();
    }

    @Test
    void aServiceThatStartsAnewOrIsAwayForAWhileTakesNothingBack() throws IOException {
        var metrics = new AtomicReference<>(METRICS);
        var failures = failures("one=" + address(serving(metrics)));
        failures.count();

        metrics.set("soulnear_events_handled_seconds_count{group=\"dialogue\"} 5\n");
        assertThat(failures.count()).isEqualTo(new Counts(5, 0));
        servers.getFirst().stop(0);
        assertThat(failures.count()).isEqualTo(new Counts(5, 0));
        failures.close();
    }

    @Test
    void countsNothingWhereNobodyIsNamed() {
        var failures = failures("");

        assertThat(failures.count()).isEqualTo(Counts.NONE);
        failures.close();
    }

    private HttpServer serving(AtomicReference<String> metrics) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prometheus", exchange -> {
            var text = requireNonNull(metrics.get());
            exchange.sendResponseHeaders(200, text.length());
            try (var body = exchange.getResponseBody()) {
                body.write(text.getBytes(UTF_8));
            }
        });
        server.start();
        servers.add(server);
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static CountedFailures failures(String sources) {
        return new CountedFailures(new MetricsSettings(sources), Duration.ZERO);
    }
}
