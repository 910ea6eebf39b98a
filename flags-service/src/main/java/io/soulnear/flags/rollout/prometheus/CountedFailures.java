package io.soulnear.flags.rollout.prometheus;

import io.soulnear.flags.rollout.application.Failures;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the services' metrics where Prometheus reads them, too. */
@Singleton
final class CountedFailures implements Failures {
    private static final Logger LOG = LoggerFactory.getLogger(CountedFailures.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern HANDLED = counter("soulnear_events_handled_seconds_count", "");
    private static final List<Pattern> FAILED = List.of(
            counter("soulnear_dead_letters_total", ""),
            counter("soulnear_model_fallbacks_total", ""),
            counter("gateway_delivery_sends_total", "outcome=\"refused\""));

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final List<URI> sources;
    private Counts counts = Counts.NONE;
    private long lookedAt = System.nanoTime() - FRESH.toNanos() - 1;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    CountedFailures(MetricsSettings settings) {
        this.sources = Arrays.stream(settings.sources().split(","))
                .filter(source -> !source.isBlank())
                .map(source -> URI.create(source.substring(source.indexOf('=') + 1) + "/prometheus"))
                .toList();
    }

    /** Asked every second while something is let out, it looks every few. */
    @Override
    public synchronized Counts count() {
        if (System.nanoTime() - lookedAt > FRESH.toNanos()) {
            counts = look();
            lookedAt = System.nanoTime();
        }
        return counts;
    }

    private Counts look() {
        var handled = 0L;
        var failed = 0L;
        for (var source : sources) {
            var metrics = read(source);
            handled += sum(HANDLED, metrics);
            for (var pattern : FAILED) {
                failed += sum(pattern, metrics);
            }
        }
        return new Counts(handled, failed);
    }

    private String read(URI source) {
        try {
            var request = HttpRequest.newBuilder(source).timeout(PATIENCE).build();
            var response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException _) {
            LOG.debug("No metrics from {}", source);
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static Pattern counter(String name, String label) {
        return Pattern.compile("^" + name + "(?:\\{[^}]*" + label + "[^}]*})? (\\S+)$", Pattern.MULTILINE);
    }

    private static long sum(Pattern counter, String metrics) {
        return counter.matcher(metrics)
                .results()
                .mapToLong(match -> (long) Double.parseDouble(match.group(1)))
                .sum();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
