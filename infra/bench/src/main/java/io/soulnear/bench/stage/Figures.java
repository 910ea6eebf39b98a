package io.soulnear.bench.stage;

import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** What a service says of itself to Prometheus. */
public final class Figures {
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Figures(int managementPort) {
        this.address = URI.create("http://127.0.0.1:" + managementPort + "/prometheus");
    }

    /** How often something was timed since the service's start. */
    public long count(String timer) {
        return (long) value(timer + "_seconds_count(\\{[^}]*})? ");
    }

    /** What so much of the newest times is below, in milliseconds, like 0.95. */
    public double millis(String timer, String quantile) {
        return value(timer + "_seconds\\{[^}]*quantile=\"" + quantile + "\"[^}]*} ") * 1_000;
    }

    private double value(String sample) {
        try {
            var text = http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            var found = Pattern.compile("(?m)^" + sample + "(\\S+)$").matcher(text);
            return found.find() ? Double.parseDouble(found.group(found.groupCount())) : 0;
        } catch (IOException e) {
            throw Problem.failed("The service does not tell its figures");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
