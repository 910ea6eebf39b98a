package io.soulnear.dialogue.limits.redis;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.soulnear.dialogue.limits.application.Pace;
import io.soulnear.runtime.Lately;
import io.soulnear.runtime.Patience;
import io.soulnear.runtime.RedisSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pace in buckets, one for the minute and one for the hour: this instance's own, then those that all instances share through Redis. A
 * bucket is filled up at the end of its window and gone after it, so that the next message begins a new one. Time is that of the
 * messages: a backlog is no flood. When Redis is away or takes more than 100 ms, each instance counts alone.
 */
@Singleton
final class SharedPace implements Pace {
    private static final int LOCAL_PEOPLE = 10_000;
    private static final Duration REDIS_PATIENCE = Duration.ofMillis(100);
    private static final Duration REDIS_REST = Duration.ofSeconds(1);

    private static final ScopedValue<Instant> NOW = ScopedValue.newInstance();
    private static final TimeMeter TIME_OF_MESSAGES = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            var now = NOW.get();
            return now.getEpochSecond() * 1_000_000_000 + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    };

    private final Window minute;
    private final Window hour;
    private final @Nullable RedisClient redis;
    private final Patience patience;
    private final Duration requestTimeout;
    private final ReentrantLock connecting = new ReentrantLock();
    private final Map<String, Bucket> local = Lately.map(LOCAL_PEOPLE);
    /** Who wrote too much, and is told so. */
    private final Map<Long, Told> told = Lately.map(LOCAL_PEOPLE);

    private volatile @Nullable ProxyManager<byte[]> shared;

    private record Told(UUID message, Instant until) {}

    /** @param limit 0 is none */
    private record Window(String prefix, String name, int limit, Duration length) {
        BucketConfiguration configuration() {
            return BucketConfiguration.builder()
                    .addLimit(Bandwidth.builder()
                            .capacity(limit)
                            .refillIntervally(limit, length)
                            .build())
                    .build();
        }

        String key(long chat) {
            return prefix + "pace:" + name + ":" + chat;
        }
    }

    @Inject
    SharedPace(PaceSettings settings, RedisSettings shared) {
        this(settings, shared, REDIS_PATIENCE);
    }

    /** @param redisPatience how long Redis may take for one question */
    SharedPace(PaceSettings settings, RedisSettings shared, Duration redisPatience) {
        this.requestTimeout = redisPatience;
        this.patience = new Patience("Redis", redisPatience, REDIS_REST);
        this.minute = new Window(shared.prefix(), "minute", settings.perMinute(), Duration.ofMinutes(1));
        this.hour = new Window(shared.prefix(), "hour", settings.perHour(), Duration.ofHours(1));
        var isNeeded = minute.limit > 0 || hour.limit > 0;
        this.redis = isNeeded && !shared.url().isEmpty() ? client(shared.url()) : null;
        if (redis != null) {
            patience.start(() -> shared(redis)); // a first connection takes longer than a message would wait
        }
    }

    private static RedisClient client(String url) {
        var client = RedisClient.create(url);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        return client;
    }

    @Override
    public Verdict take(long chat, UUID message, Instant at) {
        var refused = take(minute, chat, at);
        if (refused == null) {
            refused = take(hour, chat, at);
            if (refused != null) {
                giveBack(minute, chat, at);
            }
        }
        return refused == null ? new Verdict.Admitted() : refused(chat, message, at.plus(refused), at);
    }

    /** How long to wait, or null when it was counted: here, and by all instances together where Redis answers. */
    private @Nullable Duration take(Window window, long chat, Instant at) {
        if (window.limit == 0) {
            return null;
        }
        var probe = alone(window, chat, at, SharedPace::takeOne);
        if (probe.isConsumed()) {
            probe = together(window, chat, at, SharedPace::takeOne).orElse(probe);
            if (!probe.isConsumed()) {
                alone(window, chat, at, SharedPace::giveOneBack);
            }
        }
        return probe.isConsumed() ? null : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private static ConsumptionProbe takeOne(Bucket bucket) {
        return bucket.tryConsumeAndReturnRemaining(1);
    }

    private static boolean giveOneBack(Bucket bucket) {
        bucket.addTokens(1);
        return true;
    }

    private Verdict refused(long chat, UUID message, Instant until, Instant at) {
        synchronized (told) {
            var before = told.get(chat);
            if (before != null && at.isBefore(before.until)) {
                return new Verdict.Refused(before.until, before.message.equals(message));
            }
            told.put(chat, new Told(message, until));
            return new Verdict.Refused(until, true);
        }
    }

    @Override
    public void giveBack(long chat, Instant at) {
        giveBack(minute, chat, at);
        giveBack(hour, chat, at);
    }

    private void giveBack(Window window, long chat, Instant at) {
        if (window.limit > 0) {
            alone(window, chat, at, SharedPace::giveOneBack);
            together(window, chat, at, SharedPace::giveOneBack);
        }
    }

    /** Asks the bucket that all instances share; empty when Redis does not answer in time. */
    private <T> Optional<T> together(Window window, long chat, Instant at, Function<Bucket, T> question) {
        if (redis == null) {
            return Optional.empty();
        }
        var key = window.key(chat).getBytes(StandardCharsets.UTF_8);
        return patience.start(() -> ScopedValue.where(NOW, at)
                        .call(() -> question.apply(shared(redis).getProxy(key, window::configuration))))
                .await();
    }

    private <T> T alone(Window window, long chat, Instant at, Function<Bucket, T> question) {
        return ScopedValue.where(NOW, at).call(() -> {
            synchronized (local) {
                var known = local.get(window.key(chat));
                var bucket = known == null || known.getAvailableTokens() == window.limit ? bucket(window) : known;
                local.put(window.key(chat), bucket);
                return question.apply(bucket);
            }
        });
    }

    private static Bucket bucket(Window window) {
        var bucket = Bucket.builder().withCustomTimePrecision(TIME_OF_MESSAGES);
        for (var limit : window.configuration().getBandwidths()) {
            bucket.addLimit(limit);
        }
        return bucket.build();
    }

    private ProxyManager<byte[]> shared(RedisClient client) {
        connecting.lock();
        try {
            var known = shared;
            if (known == null) {
                known = Bucket4jLettuce.casBasedBuilder(client)
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ZERO))
                        .requestTimeout(requestTimeout)
                        .clientClock(TIME_OF_MESSAGES)
                        .build();
                shared = known;
            }
            return known;
        } finally {
            connecting.unlock();
        }
    }

    @PreDestroy
    void close() {
        if (redis != null) {
            redis.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }
}
