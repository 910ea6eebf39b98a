package io.soulnear.sandbox.flags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The HTTP interface of flags-service; its refusals become {@link Problem}s in its own words. */
public final class FlagsApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI address;
    private final String token;

    /**
     * @param address like {@code http://127.0.0.1:8082}
     * @param token the administrator's; only changes need it
     */
    public FlagsApi(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Every flag, by key. */
    public List<FlagState> list() {
        var flags = new ArrayList<FlagState>();
        send(request("/flags").GET()).path("flags").forEach(flag -> flags.add(FlagState.of(flag)));
        return flags;
    }

    /** A flag with its history, as flags-service tells it. */
    public JsonNode show(String key) {
        return send(request(path(key)).GET());
    }

    /** What was changed last in all flags, newest first. */
    public JsonNode changes(int limit) {
        return send(request("/flags/changes?limit=" + limit).GET()).path("changes");
    }

    /** Switches a flag for everybody, and gives it as it is then. */
    public FlagState turn(String key, boolean on, Because because) {
        return FlagState.of(post(path(key) + "/value", change(because).put("value", on)));
    }

    /** Back to that version, or to the one before the last change where it is 0. */
    public FlagState undo(String key, long version, Because because) {
        var body = change(because);
        return FlagState.of(post(path(key) + "/undo", version == 0 ? body : body.put("version", version)));
    }

    /**
     * Takes over what another environment has.
     *
     * @param there the flag as the other environment's flags-service tells it
     * @param from the other environment's name
     * @param extent whether it is done
     * @return the flag and the differences
     */
    public JsonNode promote(String key, JsonNode there, String from, Extent extent, Because because) {
        var body = change(because).put("from", from).put("dryRun", extent == Extent.ONLY_LOOK);
        body.set("version", there.path("version"));
        body.set("definition", there.path("definition"));
        return post(path(key) + "/promotion", body);
    }

    /** How far a promotion goes. */
    public enum Extent {
        ONLY_LOOK,
        DO
    }

    /** The flag's newest rollout. */
    public JsonNode rollout(String key) {
        return send(request(path(key) + "/rollout").GET());
    }

    /** Begins to let a flag out; {@code plan} holds what differs from the usual. */
    public JsonNode letOut(String key, ObjectNode plan, Because because) {
        return post(path(key) + "/rollout", change(because).setAll(plan));
    }

    /** Ends the flag's rollout where it is. */
    public JsonNode stopRollout(String key, Because because) {
        return post(path(key) + "/rollout/stop", change(because));
    }

    /** What replays found about a flag, newest first. */
    public JsonNode reports(String key) {
        return send(request(path(key) + "/reports").GET()).path("reports");
    }

    /** Registers the report of a replay, and gives it as flags-service keeps it. */
    public JsonNode report(String key, JsonNode report, Because because) {
        return post(path(key) + "/reports", change(because).set("report", report));
    }

    private static ObjectNode change(Because because) {
        var change = JSON.createObjectNode().put("actor", because.actor()).put("reason", because.reason());
        return because.override().isEmpty() ? change : change.put("override", because.override());
    }

    private JsonNode post(String path, JsonNode body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String path(String key) {
        return "/flags/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode() / 100) {
                case 2 -> JSON.readTree(response.body());
                default -> throw refusal(response);
            };
        } catch (IOException _) {
            throw Problem.failed("flags-service does not answer on " + address);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problem.failed("Interrupted");
        }
    }

    private static Problem refusal(HttpResponse<String> response) {
        if (response.statusCode() == UNAUTHORIZED) {
            return Problem.configuration("FLAGS_ADMIN_TOKEN is not the one that flags-service knows");
        }
        try {
            var detail = JSON.readTree(response.body()).path("detail").asText();
            if (!detail.isEmpty()) {
                return response.statusCode() == NOT_FOUND ? Problem.usage(detail) : Problem.failed(detail);
            }
        } catch (JsonProcessingException _) {
            // said below
        }
        return Problem.failed("flags-service answered with " + response.statusCode());
    }
}
