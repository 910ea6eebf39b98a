package io.soulnear.operations.canary.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.soulnear.operations.canary.domain.Figures;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String value = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var body = ("{\"data\": {\"result\": [" + value + "]}}").getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void prometheusIsAskedForTheCanaryAndForAllOthers() throws Exception {
        value = "{\"value\": [1, \"80\"]}";
        var prometheus = new Prometheus(address(), "quiz", "1.2.0", Duration.ofMinutes(5));

        assertThat(prometheus.canary()).isEqualTo(new Figures(80, 1, 1, 80));
        assertThat(requests).hasSize(4).allMatch(it -> it.contains("version%3D%221.2.0%22%7D%5B300s%5D"));
        prometheus.stable();
        assertThat(requests.getLast()).contains("service%3D%22quiz%22%2Cversion%21%3D%221.2.0%22");
    }

    @Test
    void aBuildWithoutMeasurementsHasDoneNothing() throws Exception {
        assertThat(new Prometheus(address(), "quiz", "1.2.0", Duration.ofMinutes(5)).canary())
                .isEqualTo(new Figures(0, 0, 0, 0));
    }

    @Test
    void rollingBackScalesTheCanaryToNothing() throws Exception {
        var cluster = new KubernetesApi(HttpClient.newHttpClient(), address(), "soulnear", "quiz", "token");

        cluster.rollBack();

        assertThat(requests)
                .containsExactly("PATCH /apis/apps/v1/namespaces/soulnear/deployments/quiz-canary/scale Bearer token"
                        + " {\"spec\":{\"replicas\":0}}");
    }

    @Test
    void aRefusedRollbackIsAFailure() {
        status = 403;
        var cluster = new KubernetesApi(HttpClient.newHttpClient(), address(), "soulnear", "quiz", "token");

        assertThatThrownBy(cluster::rollBack).isInstanceOf(IOException.class).hasMessageContaining("403");
    }

    @Test
    void anAnalysisWithoutItsVariablesDoesNotBegin() {
        assertThatThrownBy(() -> CanaryAnalysis.run(Map.of("CANARY_SERVICE", "quiz"), Path.of("nowhere")))
                .isInstanceOf(Problem.class)
                .hasMessage("CANARY_INTERVAL is not set");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
