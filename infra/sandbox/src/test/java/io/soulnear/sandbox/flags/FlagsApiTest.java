package io.soulnear.sandbox.flags;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlagsApiTest {
    private static final String FLAG = """
            {"key": "ENABLE_VOICE", "state": "5 %", "version": 4, "changedBy": "ann", "changedAt": "2026-11-21T12:00:00Z", "reason": "",
             "definition": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"}}""";

    private static final Because BECAUSE = new Because("ann", "");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void listsFlagsAtAGlance() {
        answer(200, "{\"flags\": [" + FLAG + "]}");

        assertThat(api().list())
                .containsExactly(new FlagState("ENABLE_VOICE", "5 %", 4, "ann", "2026-11-21T12:00:00Z", ""));
    }

    @Test
    void switchesWithTheToken() {
        answer(200, FLAG);

        assertThat(api().turn("ENABLE_VOICE", true, new Because("ann", "trying"))
                        .version())
                .isEqualTo(4);
        assertThat(requests)
                .containsExactly("POST /flags/ENABLE_VOICE/value Bearer word"
                        + " {\"actor\":\"ann\",\"reason\":\"trying\",\"value\":true}");
    }

    @Test
    void saysWhyAReportIsNotWaitedFor() {
        answer(200, FLAG);

        api().turn("ENABLE_VOICE", true, new Because("ann", "", "the older one fails"));

        assertThat(requests).singleElement().asString().contains("\"override\":\"the older one fails\"");
    }

    @Test
    void registersAReport() throws IOException {
        answer(200, "{\"verdict\": \"equal\"}");

        var report = api().report("ENABLE_VOICE", new ObjectMapper().readTree("{\"version\": 1}"), BECAUSE);

        assertThat(report.path("verdict").asText()).isEqualTo("equal");
        assertThat(requests)
                .containsExactly("POST /flags/ENABLE_VOICE/reports Bearer word"
                        + " {\"actor\":\"ann\",\"reason\":\"\",\"report\":{\"version\":1}}");
    }

    @Test
    void takesOverWhatAnotherEnvironmentHas() throws IOException {
        answer(200, "{\"flag\": " + FLAG + ", \"differences\": []}");
        var there = new ObjectMapper().readTree(FLAG);

        api().promote("ENABLE_VOICE", there, "test", FlagsApi.Extent.ONLY_LOOK, new Because("ann", "proved"));

        assertThat(requests)
                .singleElement()
                .asString()
                .contains(
                        "POST /flags/ENABLE_VOICE/promotion Bearer word",
                        "\"from\":\"test\"",
                        "\"dryRun\":true",
                        "\"version\":4",
                        "\"defaultVariant\":\"on\"");
    }

    @Test
    void undoesToTheVersionThatWasNamedAndElseTheLastChange() {
        answer(200, FLAG);

        api().undo("ENABLE_VOICE", 0, BECAUSE);
        api().undo("ENABLE_VOICE", 3, BECAUSE);

        assertThat(requests).first().asString().doesNotContain("version");
        assertThat(requests).last().asString().contains("\"version\":3");
    }

    @Test
    void anUnknownFlagIsAMistakeAtTheKeyboardAndNamesTheKnownOnes() {
        answer(404, "{\"error\": \"unknown-flag\", \"detail\": \"There is no flag X; there are: A, B\"}");

        assertThatThrownBy(() -> api().turn("X", true, BECAUSE))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCodes.USAGE))
                .hasMessage("There is no flag X; there are: A, B");
    }

    @Test
    void aWrongTokenIsAMatterOfConfiguration() {
        answer(401, "{}");

        assertThatThrownBy(() -> api().turn("X", true, BECAUSE))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCodes.CONFIGURATION))
                .hasMessageContaining("FLAGS_ADMIN_TOKEN");
    }

    @Test
    void otherRefusalsAreToldInTheServicesWords() {
        answer(409, "{\"detail\": \"The flag is in version 3\"}");
        assertThatThrownBy(() -> api().show("X")).hasMessage("The flag is in version 3");
        answer(502, "<html>");
        assertThatThrownBy(() -> api().show("X")).hasMessageContaining("502");
        server.stop(0);
        assertThatThrownBy(() -> api().list()).hasMessageContaining("does not answer");
    }

    @Test
    void waitsUntilEveryServiceUsesTheVersion() {
        answer(200, "soulnear_flag_version{flag=\"OTHER\"} 9.0\nsoulnear_flag_version{flag=\"ENABLE_VOICE\"} 4.0\n");
        var port = server.getAddress().getPort();

        assertThat(new InForce(Map.of("gateway", port, "quiz", port)).await("ENABLE_VOICE", 4, Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(new InForce(Map.of("quiz", port)).await("ENABLE_VOICE", 5, Duration.ofMillis(200)))
                .containsExactly("quiz");
    }

    private FlagsApi api() {
        return new FlagsApi(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "word");
    }

    private void answer(int status, String body) {
        if (!requests.isEmpty()) {
            server.removeContext("/");
        }
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
