package io.soulnear.flags.rollout.prometheus;

import io.soulnear.flags.rollout.application.Failures;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the metrics of all instances of the services where Prometheus reads them, too. */
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
    private final Duration fresh;
    private final Map<URI, Counts> last = new HashMap<>();
    private Counts counts = Counts.NONE;
    private long askAgain = System.nanoTime();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    @Inject
    CountedFailures(MetricsSettings settings) {
        this(settings, FRESH);
    }

    CountedFailures(MetricsSettings settings, Duration fresh) {
        this.fresh = fresh;
        this.sources = Arrays.stream(settings.sources().split(","))
                .filter(source -> !source.isBlank())
                .map(source -> URI.create(source.substring(source.indexOf('=') + 1) + "/prometheus"))
                .toList();
    }

    /** Asked every second while something is let out, it looks every few. */
    @Override
    public synchronized Counts count() {
        if (System.nanoTime() - askAgain >= 0) {
            look();
            askAgain = System.nanoTime() + fresh.toNanos();
        }
        return counts;
    }

    /** An instance that is asked for the first time has counted what is not of interest; one that is away is asked again. */
    private void look() {
        for (var source : sources) {
            for (var instance : instances(source)) {
                read(instance).ifPresent(metrics -> {
                    var failed = FAILED.stream()
                            .mapToLong(counter -> sum(counter, metrics))
                            .sum();
                    var now = new Counts(sum(HANDLED, metrics), failed);
                    var before = last.put(instance, now);
                    counts = before == null ? counts : counts.plus(now.since(before));
                });
            }
        }
    }

    /** All addresses behind a name. With TLS the name itself: a certificate holds for it alone. */
    private static List<URI> instances(URI source) {
        if (!"http".equals(source.getScheme())) {
            return List.of(source);
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(source.getHost()))
                    .map(address -> address instanceof Inet6Address
                            ? "[" + address.getHostAddress() + "]"
                            : address.getHostAddress())
                    .map(host -> URI.create("http://" + host + ":" + source.getPort() + source.getPath()))
                    .toList();
        } catch (UnknownHostException _) {
            LOG.debug("Nobody is called {}", source.getHost());
            return List.of();
        }
    }

    private Optional<String> read(URI instance) {
        try {
            var request = HttpRequest.newBuilder(instance).timeout(PATIENCE).build();
            var response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException _) {
            LOG.debug("No metrics from {}", instance);
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
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
