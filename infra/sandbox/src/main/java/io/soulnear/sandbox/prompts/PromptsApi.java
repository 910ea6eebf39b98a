package io.soulnear.sandbox.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The prompts of dialogue-service; its refusals become {@link Problem}s in its own words. */
public final class PromptsApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI address;
    private final String token;

    /**
     * @param address of dialogue-service's management port
     * @param token the administrator's
     */
    public PromptsApi(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /**
     * The prompt that a message would be answered with.
     *
     * @param text what the person would say; null for what they said last
     * @param reveal whether the person's texts are shown
     */
    public JsonNode show(long chat, String mode, @Nullable String text, boolean reveal) {
        var question =
                JSON.createObjectNode().put("chat", chat).put("mode", mode).put("reveal", reveal);
        if (text != null) {
            question.put("text", text);
        }
        var request = HttpRequest.newBuilder(address.resolve("/prompt"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == UNAUTHORIZED) {
                throw Problem.configuration("INTERNAL_TOKEN is not the one that dialogue-service knows");
            }
            var body = JSON.readTree(response.body());
            if (response.statusCode() != OK) {
                var detail = body.path("detail").asText();
                throw Problem.usage(
                        detail.isEmpty() ? "dialogue-service answered with " + response.statusCode() : detail);
            }
            return body;
        } catch (IOException _) {
            throw Problem.failed("dialogue-service does not answer on " + address);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problem.failed("Interrupted");
        }
    }
}
