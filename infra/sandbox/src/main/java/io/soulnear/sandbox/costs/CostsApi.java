package io.soulnear.sandbox.costs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The part of a service that says what its calls of models have cost. */
public final class CostsApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;

    /** @param address like {@code http://127.0.0.1:8090} */
    public CostsApi(URI address) {
        this.address = address;
    }

    /**
     * Sums as the service tells them.
     *
     * @param day the last one, as in {@code 2026-01-31}, or empty for today
     * @param days how many, back from the last one
     * @param by {@code MODEL}, {@code PERSON} or {@code DAY}
     */
    public JsonNode costs(String day, int days, String by) {
        var query = "/costs?days=" + days + "&by=" + by + (day.isEmpty() ? "" : "&day=" + day);
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(address.resolve(query))
                            .timeout(TIMEOUT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw Problem.failed("The costs are not told: HTTP status " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw Problem.failed("The costs can't be read");
        } catch (IOException e) {
            throw Problem.failed("The service does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.failed("Interrupted");
        }
    }
}
