package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.testing.HttpInterfaces;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class RebuildTest {
    private static final String TOKEN = "a token only for tests";

    @Test
    void theReadSideIsMadeAnewFromTheTopicWithTheSameRows() throws Exception {
        try (var profile = LiveProfile.start(Map.of("soulnear.internal-token", TOKEN))) {
            profile.bean(SwitchedFlags.class).turnOn("ENABLE_PATTERN_ANALYSIS");
            profile.bean(SwitchedFlags.class).turnOn("ENABLE_USER_PROFILES");
            profile.bean(SwitchedFlags.class).turnOn("ENABLE_STYLE_SETTINGS");
            var chat = new Chat(profile, "en");
            chat.registers("Bo");
            for (var i = 0; i < 21; i++) {
                var text = List.of("I can't say no, time " + i, "I worry about money", "I'm so sad today")
                        .get(i % 3);
                profile.publish(AnalysisTest.turn(chat, "helper", text));
            }
            chat.presses("profile:set:preset:formal_coach");
            chat.presses("profile:set:zone:Asia/Tokyo");
            await().atMost(LiveProfile.PATIENCE)
                    .until(() -> profile.rows("select quick from progress where chat_id = ?", chat.id())
                            .contains("21"));
            chat.presses(chat.types("/my_profile").action("profile:me:no:"));
            var before = readSide(profile);
            assertThat(before).hasSizeGreaterThan(8);

            profile.execute("delete from pattern where state = 'live'");
            profile.execute("update style set tone = 'sarcastic'");
            profile.execute("delete from mood where turn_id in (select turn_id from mood limit 2)");
            profile.execute("insert into pattern values (" + chat.id()
                    + ", gen_random_uuid(), 'never-told', 'live', '{}', now())");
            profile.execute("delete from insight");
            assertThat(readSide(profile)).isNotEqualTo(before);

            assertThat(post(profile, "/rebuild", "").statusCode()).isEqualTo(401);
            var outcome = post(profile, "/rebuild", TOKEN);

            assertThat(outcome.statusCode()).as(outcome.body()).isEqualTo(200);
            HttpInterfaces.describe("post", "/rebuild", 200, outcome.body());
            assertThat(profile.json(outcome.body()).path("events").asInt()).isPositive();
            assertThat(readSide(profile)).isEqualTo(before);
            assertThat(chat.types("/my_profile").event().data()).contains("Worry about money");
        }
    }

    @Test
    void aRebuildAndWhoeverHoldsATableWaitForEachOtherOnlyForAMoment() throws Exception {
        try (var profile = LiveProfile.start(Map.of("soulnear.internal-token", TOKEN));
                var other = profile.bean(DataSource.class).getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table entitlement in row exclusive mode");
            var outcome = threads.submit(() -> post(profile, "/rebuild", TOKEN));
            await().atMost(LiveProfile.PATIENCE)
                    .until(() -> profile.rows(
                                            "select * from pg_locks where not granted and relation = 'entitlement'::regclass")
                                    .size()
                            == 1);

            other.createStatement().execute("lock table pattern in row exclusive mode");
            other.commit();

            assertThat(outcome.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void operatorsGrantPremium() throws Exception {
        try (var profile = LiveProfile.start(Map.of("soulnear.internal-token", TOKEN))) {
            var chat = new Chat(profile, "en");
            chat.registers("Bo");

            assertThat(post(profile, "/grant/" + chat.id() + "/30", "wrong, and long enough")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(post(profile, "/grant/" + chat.id() + "/0", TOKEN).statusCode())
                    .isEqualTo(400);
            assertThat(post(profile, "/grant/1/30", TOKEN).statusCode()).isEqualTo(404);
            var granted = post(profile, "/grant/" + chat.id() + "/30", TOKEN);
            assertThat(granted.statusCode()).isEqualTo(200);
            HttpInterfaces.describe("post", "/grant/{chat}/{days}", 200, granted.body());

            assertThat(profile.only("io.soulnear.profile.entitlement-changed.v1", chat.id())
                            .path("source")
                            .asText())
                    .isEqualTo("grant");
            assertThat(chat.types("/premium").text()).contains("Premium", "until");
        }
    }

    private static HttpResponse<String> post(LiveProfile profile, String path, String token) throws Exception {
        var port = profile.managementPort();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", "Bearer " + token)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<String> readSide(LiveProfile profile) {
        return Stream.of(
                        "select p::text from pattern p order by id",
                        "select i::text from insight i order by chat_id",
                        "select m::text from mood m order by chat_id, turn_id",
                        "select s::text from style s order by chat_id",
                        "select e::text from entitlement e order by chat_id",
                        "select time_zone from person order by chat_id")
                .flatMap(sql -> profile.rows(sql).stream())
                .toList();
    }
}
