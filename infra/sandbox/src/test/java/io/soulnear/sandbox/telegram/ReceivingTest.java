package io.soulnear.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceivingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private TelegramSimulator telegram;
    private TestBot bot;
    private Person anna;

    @BeforeEach
    void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TestBot.TOKEN));
        bot = new TestBot(telegram.url());
        anna = telegram.person(42, "Anna", "ru");
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void aCommandComesAsTelegramWritesIt() throws Exception {
        anna.says("/start ref_7");

        var message = bot.poll(0).getFirst().path("message");

        assertThat(message.path("from").toString())
                .isEqualTo("{\"id\":42,\"is_bot\":false,\"first_name\":\"Anna\",\"language_code\":\"ru\"}");
        assertThat(message.path("entities").toString())
                .isEqualTo("[{\"offset\":0,\"length\":6,\"type\":\"bot_command\"}]");
        assertThat(message.path("text").asText()).isEqualTo("/start ref_7");
    }

    @Test
    void updatesStayUntilTheOffsetPassesThem() throws Exception {
        var first = anna.says("one");
        var second = anna.says("two");

        assertThat(ids(first)).containsExactly(first, second);
        assertThat(ids(first + 1)).containsExactly(second);
        assertThat(ids(second + 1)).isEmpty();
        assertThat(ids(0)).isEmpty();
        assertThat(telegram.counters().delivered()).isEqualTo(2);
    }

    @Test
    void aNegativeOffsetKeepsOnlyTheLast() throws Exception {
        anna.says("one");
        anna.says("two");
        var third = anna.says("three");

        assertThat(ids(-1)).containsExactly(third);
    }

    private List<Long> ids(long offset) throws Exception {
        return bot.call("getUpdates", Map.of("offset", offset)).result().findValues("update_id").stream()
                .map(JsonNode::asLong)
                .toList();
    }

    @Test
    void aWaitingPollIsAnsweredAsSoonAsSomethingHappens() throws Exception {
        var poll = bot.callLater("getUpdates", Map.of("timeout", 9));
        await().until(() -> telegram.counters().calls().containsKey("getUpdates"));

        var id = anna.says("hi");

        assertThat(poll.get(2, TimeUnit.SECONDS)
                        .result()
                        .path(0)
                        .path("update_id")
                        .asLong())
                .isEqualTo(id);
    }

    @Test
    void aSecondPollerEndsTheFirstWith409() throws Exception {
        var first = bot.callLater("getUpdates", Map.of("timeout", 9));
        await().until(() -> telegram.counters().calls().getOrDefault("getUpdates", 0L) == 1);
        await().untilAsserted(() -> {
            bot.call("getUpdates", Map.of());
            assertThat(first).isDone();
        });

        assertThat(first.get().status()).isEqualTo(409);
        assertThat(first.get().description()).isEqualTo(Updates.OTHER_POLLER);
    }

    @Test
    void unwantedTypesAreNotEvenKept() throws Exception {
        bot.call("getUpdates", Map.of("allowed_updates", List.of("callback_query")));
        assertThat(anna.says("hi")).isZero();

        bot.call("getUpdates", Map.of("allowed_updates", List.of()));
        anna.says("hi again");

        assertThat(bot.poll(0)).hasSize(1);
    }

    @Test
    void peopleDoMoreThanWrite() throws Exception {
        anna.says("hello");
        anna.corrects("hello!");
        anna.does(new Act.Sticker("🙂"));
        anna.does(new Act.Place(55.75, 37.61));
        anna.does(new Act.Voice(3));
        anna.does(new Act.Photo(new byte[] {1, 2, 3}, "broken"));
        anna.blocks();
        anna.unblocks();

        var updates = bot.poll(0);

        assertThat(updates).hasSize(8);
        assertThat(updates.get(1).path("edited_message").path("text").asText()).isEqualTo("hello!");
        assertThat(updates.get(2).path("message").path("sticker").path("emoji").asText())
                .isEqualTo("🙂");
        assertThat(updates.get(3)
                        .path("message")
                        .path("location")
                        .path("latitude")
                        .asDouble())
                .isEqualTo(55.75);
        assertThat(updates.get(4).path("message").has("voice")).isTrue();
        assertThat(updates.get(5).path("message").has("photo")).isTrue();
        assertThat(newStatus(updates.get(6))).isEqualTo("kicked");
        assertThat(newStatus(updates.get(7))).isEqualTo("member");
    }

    private static String newStatus(JsonNode update) {
        return update.path("my_chat_member")
                .path("new_chat_member")
                .path("status")
                .asText();
    }

    @Test
    void anUpdateCanComeAgainOutOfOrderOrBeNonsense() throws Exception {
        var first = anna.says("one");
        bot.poll(0);
        bot.poll(0);

        anna.repeats(first);
        telegram.inject((ObjectNode) JSON.readTree("{\"update_id\":5,\"surprise\":[1,2]}"));

        var again = bot.poll(0);
        assertThat(again).hasSize(2);
        assertThat(again.getFirst().path("update_id").asLong()).isEqualTo(first);
        assertThat(again.getLast().toString()).isEqualTo("{\"update_id\":5,\"surprise\":[1,2]}");
        assertThat(bot.poll(0)).isEmpty();
    }

    @Test
    void updateIdsGrowOverARestartEvenAfterThousandsASecond() {
        var now = Instant.parse("2026-05-01T12:00:00Z");
        var before = updatesAt(now);
        for (int i = 0; i < 9_999; i++) {
            before.add("message", 42, 0, JSON.createObjectNode());
        }
        var last = before.add("message", 42, 0, JSON.createObjectNode());

        var after = updatesAt(now.plusMillis(1001)).add("message", 42, 0, JSON.createObjectNode());

        assertThat(after).isGreaterThan(last);
    }

    private static Updates updatesAt(Instant now) {
        return new Updates(Clock.fixed(now, ZoneOffset.UTC), new Tally(), _ -> {});
    }

    @Test
    void aWebhookGetsEachChatInOrderUntilItSaysYes() throws Exception {
        var secrets = new CopyOnWriteArrayList<String>();
        var texts = new CopyOnWriteArrayList<String>();
        var refusals = new AtomicInteger(2);
        var hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hook.createContext("/hook", exchange -> {
            secrets.add(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"));
            var update = JSON.readTree(exchange.getRequestBody());
            boolean refuse = refusals.getAndDecrement() > 0;
            if (!refuse) {
                texts.add(update.path("message").path("text").asText());
            }
            exchange.sendResponseHeaders(refuse ? 503 : 200, -1);
            exchange.close();
        });
        hook.start();
        try {
            anna.says("before");
            var url = "http://localhost:" + hook.getAddress().getPort() + "/hook";
            assertThat(bot.call("setWebhook", Map.of("url", url, "secret_token", "s3cret", "max_connections", 7))
                            .status())
                    .isEqualTo(200);
            anna.says("one");
            anna.says("two");

            await().untilAsserted(() -> assertThat(texts).containsExactly("before", "one", "two"));
            assertThat(secrets).containsOnly("s3cret").hasSize(5);
            await().until(() -> telegram.counters().pending() == 0);
            var info = bot.call("getWebhookInfo", Map.of()).result();
            assertThat(info.path("max_connections").asInt()).isEqualTo(7);
            assertThat(info.path("last_error_message").asText()).isEqualTo("Wrong response from the webhook: 503");
            assertThat(bot.call("getUpdates", Map.of()).status()).isEqualTo(409);

            bot.call("deleteWebhook", Map.of());
            anna.says("three");
            assertThat(bot.poll(0)).hasSize(1);
        } finally {
            hook.stop(0);
        }
    }

    @Test
    void aWebhookNeedsAProperAddressAndSecret() throws Exception {
        assertThat(bot.call("setWebhook", Map.of("url", "ftp://x")).status()).isEqualTo(400);
        assertThat(bot.call("setWebhook", Map.of("url", "http://localhost:1/", "secret_token", "no spaces"))
                        .description())
                .isEqualTo("Bad Request: secret token contains unallowed characters");
    }
}
