package io.soulnear.gateway.delivery.redis;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.soulnear.gateway.bot.BotSettings;
import io.soulnear.gateway.delivery.application.Budget;
import io.soulnear.runtime.Lately;
import io.soulnear.runtime.Patience;
import io.soulnear.runtime.RedisSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The send budget in token buckets: this gateway's own, then those that all gateways of the bot share through Redis. When
 * Redis is away or takes more than 100 ms, each gateway keeps to the rates alone; Telegram's 429 then sees to the rest.
 */
@Singleton
final class SharedBudget implements Budget {
    private static final int BURST_SECONDS = 20;
    private static final int LOCAL_CHATS = 10_000;
    private static final Duration REDIS_PATIENCE = Duration.ofMillis(100);
    private static final Duration REDIS_REST = Duration.ofSeconds(1);

    private final String name;
    private final @Nullable BucketConfiguration overall;
    private final @Nullable BucketConfiguration perChat;
    private final @Nullable RedisClient redis;
    private final Patience patience = new Patience("Redis", REDIS_PATIENCE, REDIS_REST);
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ReentrantLock connecting = new ReentrantLock();
    private final Map<String, Bucket> local = Lately.map(LOCAL_CHATS);
    private volatile @Nullable ProxyManager<byte[]> shared;

    SharedBudget(PacingSettings pacing, BotSettings bot, RedisSettings shared) {
        this.name = shared.prefix() + "send:" + bot.botId();
        this.overall = rate(pacing.overall(bot), 1);
        this.perChat = rate(pacing.perChat(bot), BURST_SECONDS);
        var isNeeded = overall != null || perChat != null;
        this.redis = isNeeded && !shared.url().isEmpty() ? client(shared.url()) : null;
    }

    private static @Nullable BucketConfiguration rate(int perSecond, int burstSeconds) {
        if (perSecond == 0) {
            return null;
        }
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity((long) perSecond * burstSeconds)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    private static RedisClient client(String url) {
        var client = RedisClient.create(url);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        return client;
    }

    @Override
    public void take(long chatId) throws InterruptedException {
        if (perChat != null) {
            take(name + ":" + chatId, perChat);
        }
        if (overall != null) {
            turn.lockInterruptibly(); // first come, first served: one asks, the others stand in line
            try {
                take(name, overall);
            } finally {
                turn.unlock();
            }
        }
    }

    private void take(String key, BucketConfiguration rate) throws InterruptedException {
        local(key, rate).asBlocking().consume(1);
        if (redis != null) {
            for (var wait = ask(redis, key, rate); wait > 0; wait = ask(redis, key, rate)) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
        }
    }

    /** The nanoseconds to wait before asking again; 0 when one may leave, or Redis does not say. */
    private long ask(RedisClient client, String key, BucketConfiguration rate) {
        return patience.start(() -> shared(client)
                        .getProxy(key.getBytes(StandardCharsets.UTF_8), () -> rate)
                        .tryConsumeAndReturnRemaining(1))
                .await()
                .map(ConsumptionProbe::getNanosToWaitForRefill)
                .orElse(0L);
    }

    private ProxyManager<byte[]> shared(RedisClient client) {
        connecting.lock();
        try {
            var known = shared;
            if (known == null) {
                known = Bucket4jLettuce.casBasedBuilder(client)
                        .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                Duration.ofSeconds(BURST_SECONDS)))
                        .requestTimeout(REDIS_PATIENCE)
                        .build();
                shared = known;
            }
            return known;
        } finally {
            connecting.unlock();
        }
    }

    private Bucket local(String key, BucketConfiguration rate) {
        synchronized (local) {
            return local.computeIfAbsent(key, _ -> {
                var bucket = Bucket.builder();
                for (var limit : rate.getBandwidths()) {
                    bucket.addLimit(limit);
                }
                return bucket.build();
            });
        }
    }

    @PreDestroy
    void close() {
        if (redis != null) {
            redis.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }
}
