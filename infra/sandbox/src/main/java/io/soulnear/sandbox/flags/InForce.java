package io.soulnear.sandbox.flags;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Sees in each service's metrics which version of a flag it uses. */
public final class InForce {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final Map<String, Integer> services;

    /** @param services the management port of each service, by its name */
    public InForce(Map<String, Integer> services) {
        this.services = Map.copyOf(services);
    }

    /**
     * Waits until every service uses the version.
     *
     * @return the services that do not, when the patience is used up
     */
    public Set<String> await(String flag, long version, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var missing = ConcurrentHashMap.<String>newKeySet();
        missing.addAll(services.keySet());
        var seen = new CountDownLatch(services.size());
        var metric = Pattern.compile(
                "^soulnear_flag_version\\{[^}]*flag=\"" + Pattern.quote(flag) + "\"[^}]*} (\\S+)", Pattern.MULTILINE);
        services.forEach((name, port) -> Thread.startVirtualThread(() -> {
            while (System.nanoTime() < deadline) {
                if (uses(port, metric, version)) {
                    missing.remove(name);
                    seen.countDown();
                    return;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(PAUSE.toNanos());
            }
        }));
        try {
            seen.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new TreeSet<>(missing);
    }

    private boolean uses(int port, Pattern metric, long version) {
        try {
            var metrics = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/prometheus"))
                                    .timeout(Duration.ofSeconds(1))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            var match = metric.matcher(metrics);
            return match.find() && Double.parseDouble(match.group(1)) >= version;
        } catch (IOException _) {
            return false; // away or restarting: asked again
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
