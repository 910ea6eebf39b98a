package io.soulnear.replay.play;

import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The groups in which services read, as they themselves tell them. */
final class Groups {
    private static final Pattern LAG =
            Pattern.compile("^soulnear_events_lag\\{[^}]*group=\"([^\"]+)\"", Pattern.MULTILINE);

    private Groups() {}

    /** @param services the management port of each, by its name */
    static Set<String> of(Map<String, Integer> services) {
        var groups = new TreeSet<String>();
        try (var client = HttpClient.newHttpClient()) {
            for (var port : services.values()) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/prometheus"))
                        .build();
                var metrics = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                LAG.matcher(metrics).results().forEach(found -> groups.add(found.group(1)));
            }
            return groups;
        } catch (IOException _) {
            throw Problem.failed("A service of the variant is away");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problem.failed("Interrupted");
        }
    }
}
