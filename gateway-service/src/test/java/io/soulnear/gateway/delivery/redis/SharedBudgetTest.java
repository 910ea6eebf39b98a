package io.soulnear.gateway.delivery.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.soulnear.gateway.Link;
import io.soulnear.gateway.bot.BotSettings;
import io.soulnear.runtime.RedisSettings;
import io.soulnear.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedBudgetTest {
    private static final PacingSettings TEN_A_SECOND = new PacingSettings(0, 10);
    private static final int BURST = 200;
    private static final PacingSettings ONE_A_SECOND = new PacingSettings(0, 1);
    private static final int BURST_OF_ONE_A_SECOND = 20;

    private final BotSettings bot = new BotSettings(
            ProcessHandle.current().pid() + ":budget", "http://127.0.0.1", BotSettings.Mode.POLLING, "", "");
    private Link redis;
    private RedisSettings shared;

    @BeforeEach
    void start() {
        var server = URI.create(TestServers.redisUrl());
        redis = new Link(server.getHost(), server.getPort());
        shared = new RedisSettings("redis://127.0.0.1:" + redis.port(), "");
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
    }

    @Test
    void aBurstThatRedisKnowsIsNotRepeatedWithoutIt() throws InterruptedException, IOException {
        var budget = new SharedBudget(TEN_A_SECOND, bot, shared);
        budget.take(2); // connects, which may take longer than Redis is waited for
        var chats = IntStream.iterate(3, it -> it + 1).iterator();
        await().until(() -> {
            var chat = chats.next();
            budget.take(chat);
            return isKnown("send:" + bot.botId() + ":" + chat);
        });
        var since = System.nanoTime();

        take(budget, 1, BURST);
        redis.cut();
        take(budget, 1, 10);

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThan(Duration.ofMillis(900));
        budget.close();
    }

    @Test
    void twoGatewaysTogetherLetOutOneBurst() {
        var one = new SharedBudget(ONE_A_SECOND, bot, shared);
        var other = new SharedBudget(ONE_A_SECOND, bot, shared);
        var chats = IntStream.iterate(1_000, it -> it + 1).iterator();

        await().untilAsserted(
                        () -> { // not at once: while Redis is too slow to be heard, each keeps to the rate alone
                            var chat = chats.next();
                            var since = System.nanoTime();
                            take(one, chat, BURST_OF_ONE_A_SECOND / 2);
                            take(other, chat, BURST_OF_ONE_A_SECOND / 2 + 1);
                            assertThat(Duration.ofNanos(System.nanoTime() - since))
                                    .isGreaterThan(Duration.ofMillis(900));
                        });

        one.close();
        other.close();
    }

    private static boolean isKnown(String key) {
        try (var client = RedisClient.create(TestServers.redisUrl());
                var connection = client.connect()) {
            return connection.sync().exists(key) == 1;
        }
    }

    private static void take(SharedBudget budget, long chat, int times) throws InterruptedException {
        for (var i = 0; i < times; i++) {
            budget.take(chat);
        }
    }
}
