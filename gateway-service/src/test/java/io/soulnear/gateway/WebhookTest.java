package io.soulnear.gateway;

import static io.soulnear.gateway.RunningGateway.PATIENCE;
import static io.soulnear.gateway.RunningGateway.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.gateway.RunningGateway.Home;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final String SECRET = "the_secret-of-the-test";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static TelegramSimulator telegram;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TOKEN));
        var port = freePort();
        gateway = RunningGateway.start(Home.fresh(), telegram.url(), webhook(port));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        telegram.close();
        HTTP.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, Object> webhook(int port) {
        return Map.of(
                "micronaut.server.port",
                port,
                "telegram.mode",
                "webhook",
                "telegram.webhook-url",
                "http://127.0.0.1:" + port + "/telegram/webhook",
                "telegram.webhook-secret",
                SECRET);
    }

    private static int post(RunningGateway to, byte[] body, String... headers) throws Exception {
        return post(to, BodyPublishers.ofByteArray(body), headers);
    }

    private static int post(RunningGateway to, BodyPublisher body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(to.address())
                .header("Content-Type", "application/json")
                .POST(body);
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static int post(String body) throws Exception {
        return post(gateway, body.getBytes(StandardCharsets.UTF_8), HEADER, SECRET);
    }

    private static String message(long updateId, long chat, String text) {
        return """
                {"update_id":%d,"message":{"message_id":1,"from":{"id":%d},"chat":{"id":%d,"type":"private"},
                 "date":1,"text":"%s"}}""".formatted(updateId, chat, chat, text);
    }

    @Test
    void telegramIsToldWhereToBringUpdatesAndTheyAreRecorded() {
        var anna = telegram.person(1001, "Анна", "ru");

        var recorded = gateway.recorded(anna.says("привет"));

        assertThat(recorded.path("update").path("message").path("text").asText())
                .isEqualTo("привет");
        await().atMost(PATIENCE).until(() -> telegram.counters().pending() == 0);
    }

    @Test
    void whoDoesNotKnowTheSecretIsTurnedAwayAndNothingIsRecorded() throws Exception {
        var update = message(5001, 1002, "let me in").getBytes(StandardCharsets.UTF_8);

        assertThat(post(gateway, update)).isEqualTo(401);
        assertThat(post(gateway, update, HEADER, "")).isEqualTo(401);
        assertThat(post(gateway, update, HEADER, SECRET + "x")).isEqualTo(401);
        assertThat(post(gateway, update, HEADER, SECRET, HEADER, SECRET)).isEqualTo(401);
        assertThat(post(gateway, update, HEADER, "wrong", HEADER, SECRET)).isEqualTo(401);

        assertThat(post(message(5002, 1002, "the last"))).isEqualTo(200);
        gateway.recorded(5002);
        assertThat(gateway.recordings(5001)).isEmpty();
    }

    @Test
    void anUpdateIsDurableWhenItIsConfirmed() throws Exception {
        assertThat(post(message(5003, 1003, "hello"))).isEqualTo(200);
        assertThat(gateway.recorded(5003).path("update")).isEqualTo(gateway.json(message(5003, 1003, "hello")));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoUpdateIsRefusedWithinASecond(String name, byte[] body) throws Exception {
        var since = System.nanoTime();

        assertThat(post(gateway, body, HEADER, SECRET)).as(name).isBetween(400, 499);

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(1));
    }

    static Stream<Arguments> whatIsNoUpdateIsRefusedWithinASecond() {
        return Stream.of(
                        Map.entry("nothing", ""),
                        Map.entry("malformed", "{\"update_id\":1,"),
                        Map.entry("no JSON", "update_id=1&message=hello"),
                        Map.entry("an array", "[]"),
                        Map.entry("a number", "12"),
                        Map.entry("two objects", "{\"update_id\":1}{\"update_id\":2}"),
                        Map.entry("an id of text", "{\"update_id\":\"1\"}"),
                        Map.entry("an id that is an object", "{\"update_id\":{}}"),
                        Map.entry("a broken id", "{\"update_id\":1.5}"),
                        Map.entry("a raw NUL", "{\"update_id\":1,\"message\":\"\0\"}"),
                        Map.entry("deep objects", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                        Map.entry(
                                "deep arrays",
                                "{\"update_id\":1,\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                        Map.entry("a long number", "{\"update_id\":" + "9".repeat(200_000) + "}"),
                        Map.entry("a huge body", "{\"update_id\":1,\"a\":\"" + "x".repeat(2 << 20) + "\"}"))
                .map(it -> Arguments.of(it.getKey(), it.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void thirtyMegabytesAreRefusedWithoutReadingThem() throws Exception {
        var since = System.nanoTime();

        assertThat(postTooMuch(BodyPublishers.ofByteArray(new byte[30 << 20]))).isEqualTo(413);

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(1));
        assertThat(post(message(5004, 1004, "still here"))).isEqualTo(200);
    }

    @Test
    void whatIsNoUpdateLeavesNothingBehindHoweverMuchOfItComes() throws Exception {
        var large = 900 << 10;
        var broken = ("{\"update_id\":1,\"a\":\"" + "x".repeat(large)).getBytes(StandardCharsets.UTF_8);
        var deep = ("{\"update_id\":1,\"a\":" + "[".repeat(large)).getBytes(StandardCharsets.UTF_8);
        assertThat(post(gateway, broken, HEADER, SECRET)).isEqualTo(400);
        var before = heldBytes();

        for (var i = 0; i < 100; i++) {
            assertThat(post(gateway, broken, HEADER, SECRET)).isEqualTo(400);
            assertThat(post(gateway, deep, HEADER, SECRET)).isEqualTo(400);
        }
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[30 << 20]));
        assertThat(postTooMuch(endless)).isEqualTo(413);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heldBytes()).isLessThan(before + (40 << 20)));
        assertThat(post(message(5005, 1006, "still here"))).isEqualTo(200);
    }

    /** Of the heap; garbage not counted. */
    private static long heldBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static int postTooMuch(BodyPublisher body) throws Exception {
        try {
            return post(gateway, body, HEADER, SECRET);
        } catch (IOException e) {
            return 413; // hung up before all of it was sent
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\":6001}",
                "{\"update_id\":6001,\"message\":\"text\"}",
                "{\"update_id\":6001,\"message\":{\"chat\":{\"id\":\"7\"},\"text\":5}}",
                "{\"update_id\":6001,\"message\":{\"chat\":{\"id\":7,\"type\":\"private\"},\"text\":\"no sender\"}}",
                "{\"update_id\":6001,\"callback_query\":{\"id\":7,\"data\":[]}}",
                "{\"update_id\":6001,\"channel_post\":{\"chat\":{\"id\":-7,\"type\":\"channel\"},\"text\":\"news\"}}",
                "{\"update_id\":6001,\"message\":{\"from\":{},\"chat\":{\"id\":-7,\"type\":\"group\"},\"text\":\"hi\"}}",
                "{\"update_id\":6001,\"my_chat_member\":{\"chat\":{\"id\":7},\"new_chat_member\":null}}",
                "{\"update_id\":6001,\"unheard_of\":[[[{}]]]}"
            })
    void aSenselessUpdateIsConfirmedRecordedAndNotAnswered(String json) throws Exception {
        var id = 6001 + Math.floorMod(json.hashCode(), 100_000);

        assertThat(post(json.replace("6001", Integer.toString(id)))).isEqualTo(200);

        assertThat(gateway.recorded(id).path("route")).hasToString("{\"to\":\"none\"}");
    }

    @Test
    void anObjectWithoutAnIdIsConfirmedWhenItIsAmongTheDeadLetters() throws Exception {
        assertThat(post("{}")).isEqualTo(200);
        assertThat(post("{\"update_id\":99999999999999999999}")).isEqualTo(200);

        assertThat(gateway.deadLetters("telegram.update")).contains("{}", "{\"update_id\":99999999999999999999}");
    }

    @Test
    void nothingElseIsServedThere() throws Exception {
        var get = HttpRequest.newBuilder(gateway.address()).build();
        var health = HttpRequest.newBuilder(URI.create(gateway.address() + "/../health"))
                .build();

        assertThat(HTTP.send(get, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
        assertThat(HTTP.send(health, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    }

    @Test
    void whileKafkaIsAwayTelegramIsAskedToComeAgain() throws Exception {
        var port = freePort();
        var nowhere = new HashMap<>(webhook(port));
        nowhere.put("soulnear.kafka.bootstrap", "127.0.0.1:" + freePort());
        try (var elsewhere = TelegramSimulator.start(SimulatorOptions.of(TOKEN));
                var lonely = RunningGateway.start(Home.fresh(), elsewhere.url(), nowhere)) {
            var update = message(7001, 1005, "is anybody there").getBytes(StandardCharsets.UTF_8);
            var since = System.nanoTime();

            assertThat(post(lonely, update, HEADER, SECRET)).isEqualTo(503);

            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(8));
        }
    }
}
