package io.soulnear.flags.rollout.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.soulnear.flags.rollout.application.Failures.Counts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

    @Test
    void addsUpWhatAllServicesCountAndPassesOverThoseThatAreAway() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prometheus", exchange -> {
            exchange.sendResponseHeaders(200, METRICS.length());
            try (var body = exchange.getResponseBody()) {
                body.write(METRICS.getBytes(UTF_8));
            }
        });
        server.start();
        try {
            var here = "http://127.0.0.1:" + server.getAddress().getPort();

            assertThat(counts("one=" + here + ",two=" + here + ",away=http://127.0.0.1:1"))
                    .isEqualTo(new Counts(300, 12));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void countsNothingWhereNobodyIsNamed() {
        assertThat(counts("")).isEqualTo(Counts.NONE);
    }

    private static Counts counts(String sources) {
        var failures = new CountedFailures(new MetricsSettings(sources));
        try {
            return failures.count();
        } finally {
            failures.close();
        }
    }
}
