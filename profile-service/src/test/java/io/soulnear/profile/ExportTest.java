package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.soulnear.messaging.Transactions;
import io.soulnear.runtime.Holdings;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ExportTest {
    private static final String TOKEN = "a token only for tests";

    @Test
    void everythingFromAllServicesComesAsOneFile() throws Exception {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        var asked = new CopyOnWriteArrayList<String>();
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            var body = "{\"turn\":[{\"person_text\":\"my words\"}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var profile = LiveProfile.start(Map.of(
                "profile.export.sources",
                "gateway=%s,dialogue=%s,quiz=%s".formatted(address, address, address),
                "profile.export.token",
                TOKEN))) {
            var chat = new Chat(profile, "en");
            chat.registers("Bo");
            var wish = chat.typed("/export");
            profile.publish(wish);

            var replies = await().atMost(LiveProfile.PATIENCE)
                    .until(() -> profile.repliesTo(wish), found -> found.size() >= 2);

            var document = replies.getLast().data().path("messages").path(0).path("document");
            assertThat(document.path("name").asText()).isEqualTo("soulnear.json");
            var copy = profile.json(
                    new String(Base64.getDecoder().decode(document.path("data").asText()), StandardCharsets.UTF_8));
            assertThat(copy.path("dialogue")
                            .path("turn")
                            .path(0)
                            .path("person_text")
                            .asText())
                    .isEqualTo("my words");
            assertThat(copy.path("profile").path("person").path(0).path("name").asText())
                    .isEqualTo("Bo");
            assertThat(copy.properties())
                    .extracting(Map.Entry::getKey)
                    .contains("gateway", "dialogue", "quiz", "profile");
            assertThat(asked).hasSize(3).allMatch(one -> one.equals("/holdings/" + chat.id() + " Bearer " + TOKEN));
            assertThat(profile.rows("select 1 from export_request")).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServiceThatIsAwayIsWaitedForAndThenSaid() {
        try (var profile = LiveProfile.start()) {
            var chat = new Chat(profile, "ru");
            chat.registers("Аня");
            assertThat(chat.types("/export").text()).contains("Собираю");
            assertThat(chat.types("/export").text()).contains("Уже собираю");

            profile.execute("update export_request set requested_at = now() - interval '1 minute'");

            await().atMost(LiveProfile.PATIENCE)
                    .until(() -> profile.events("io.soulnear.telegram.reply-requested.v1", Long.toString(chat.id()))
                            .anyMatch(reply -> reply.data().contains("не получилось")));
            assertThat(profile.rows("select 1 from export_request")).isEmpty();
        }
    }

    @Test
    void allThatHangsOnAPersonIsExportedAndGoesWithThem() {
        try (var profile = LiveProfile.start()) {
            profile.bean(SwitchedFlags.class).turnOn("ENABLE_PATTERN_ANALYSIS");
            var chat = new Chat(profile, "en");
            chat.registers("Bo");
            profile.publish(AnalysisTest.turn(chat, "helper", "I can't say no"));
            profile.publish(AnalysisTest.turn(chat, "helper", "I'm sad"));
            profile.publish(AnalysisTest.turn(chat, "helper", "ok"));
            profile.events("io.soulnear.profile.pattern-detected.v1", chat.id(), 1);
            chat.types("/premium");
            var holdings = profile.bean(Holdings.class);

            assertThat(profile.json(holdings.of(chat.id())).properties())
                    .extracting(Map.Entry::getKey)
                    .contains("person", "pattern", "mood", "remark", "progress", "style", "entitlement", "invitation");
            assertThat(profile.json(holdings.of(1)).path("person")).isEmpty();
            profile.execute("delete from person where chat_id = " + chat.id());

            var left = profile.bean(Transactions.class).call(tx -> holdings.count(tx, chat.id()));
            assertThat(left).isEmpty();
        }
    }
}
