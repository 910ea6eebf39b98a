package io.soulnear.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.WholeSystem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@WholeSystem
class InterfacesPageTest {
    private static final Map<String, String> ONE_OF_EACH = Map.of(
            "gateway", "/telegram/webhook",
            "dialogue", "/costs",
            "quiz", "No operations defined in spec!",
            "profile", "/grant/{chat}/{days}",
            "flags", "/flags/{key}/rollout/stop");

    private final RunningSystem system;

    InterfacesPageTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void operatorsReadWhatEveryServiceServes() {
        try (var chromium = Chromium.open(at(system.managementPort("gateway")), "en-GB", 1280, 860)) {
            for (var service : RunningSystem.SERVICES) {
                chromium.page().navigate(at(system.managementPort(service)).toString());
                sees(chromium.page(), service + "-service", Objects.requireNonNull(ONE_OF_EACH.get(service)));

                chromium.page().locator("select#select").selectOption("openapi/management.yml");

                sees(chromium.page(), "Management port", "/holdings/{chat}");
                assertThat(chromium.complaints()).as(service).isEmpty();
            }
        }
    }

    @Test
    void theWorldDoesNotReadIt() throws Exception {
        var open = Objects.requireNonNull(system.process("gateway").ports().get("GATEWAY_PORT"));
        try (var http = HttpClient.newHttpClient()) {
            assertThat(status(http, system.managementPort("gateway"))).isEqualTo(200);
            assertThat(status(http, open)).isEqualTo(404);
        }
    }

    private static void sees(Page page, String title, String text) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title))
                        .first())
                .isVisible();
        assertThat(page.getByText(text, new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
    }

    private static int status(HttpClient http, int port) throws Exception {
        return http.send(HttpRequest.newBuilder(at(port)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port + "/openapi");
    }
}
