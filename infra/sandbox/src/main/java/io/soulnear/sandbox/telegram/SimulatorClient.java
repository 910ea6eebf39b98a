package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A simulator in another process, through its control API. Methods throw {@link UncheckedIOException} when it is away. */
public final class SimulatorClient implements SimulatedTelegram {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private record Acted(long updateId) {}

    private SimulatorClient(URI url) {
        this.url = url;
    }

    /** Talks to the simulator at this address; nothing is sent yet. */
    public static SimulatorClient at(URI url) {
        return new SimulatorClient(url);
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public Person person(long id, String name, @Nullable String languageCode) {
        var profile = new Profile(id, name, languageCode);
        call("POST", "/control/people", profile, new TypeReference<Map<String, Object>>() {});
        return new Person(this, profile);
    }

    @Override
    public long act(long chatId, Act act) {
        return call("POST", "/control/chats/" + chatId + "/acts", act, new TypeReference<Acted>() {})
                .updateId();
    }

    @Override
    public List<Long> actAll(List<Step> steps) {
        return call("POST", "/control/acts", steps, new TypeReference<>() {});
    }

    @Override
    public long inject(ObjectNode update) {
        return call("POST", "/control/updates", update, new TypeReference<Acted>() {})
                .updateId();
    }

    @Override
    public List<Message> messages(long chatId) {
        return call("GET", "/control/chats/" + chatId + "/messages", null, new TypeReference<>() {});
    }

    @Override
    public List<Draft> drafts(long chatId) {
        return call("GET", "/control/chats/" + chatId + "/drafts", null, new TypeReference<>() {});
    }

    @Override
    public Counters counters() {
        return call("GET", "/control/counters", null, new TypeReference<>() {});
    }

    @Override
    public void resetCounters() {
        call("DELETE", "/control/counters", null, new TypeReference<Map<String, Object>>() {});
    }

    @Override
    public void fault(Fault fault) {
        call("POST", "/control/faults", fault, new TypeReference<List<Fault>>() {});
    }

    @Override
    public void clearFaults() {
        call("DELETE", "/control/faults", null, new TypeReference<Map<String, Object>>() {});
    }

    @Override
    public void limit(Limits limits) {
        call("PUT", "/control/limits", limits, new TypeReference<Limits>() {});
    }

    private <T> T call(String method, String path, @Nullable Object body, TypeReference<T> type) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(Json.escaped(body)))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case 200 -> Json.MAPPER.readValue(response.body(), type);
                case 409 -> throw new IllegalStateException(reason(response.body()));
                default -> throw new IllegalArgumentException(reason(response.body()));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the simulator", e);
        }
    }

    private static String reason(byte[] body) throws IOException {
        return Json.MAPPER.readTree(body).path("error").asText("The simulator refused");
    }

    @Override
    public void close() {
        http.close();
    }
}
