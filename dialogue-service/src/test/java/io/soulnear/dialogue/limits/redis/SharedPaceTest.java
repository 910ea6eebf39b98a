package io.soulnear.dialogue.limits.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.soulnear.dialogue.limits.application.Pace;
import io.soulnear.dialogue.limits.application.Pace.Verdict;
import io.soulnear.runtime.RedisSettings;
import io.soulnear.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedPaceTest {
    private static final Instant NOW = Instant.now();
    /** What is counted alone because the machine is busy would not tell how Redis counts. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final AtomicLong CHATS = new AtomicLong(System.nanoTime());

    private final List<SharedPace> open = new ArrayList<>();
    private final RedisClient redis = RedisClient.create(TestServers.redisUrl());
    private final long chat = CHATS.incrementAndGet();

    /** Where the count is kept. */
    enum Kept {
        BY_REDIS,
        ALONE,
        /** With a Redis that is away. */
        ALONE_FOR_NOW
    }

    @AfterEach
    void close() {
        open.forEach(SharedPace::close);
        redis.shutdown();
    }

    @ParameterizedTest
    @EnumSource
    void sixtyAMinutePassAndTheSixtyFirstWaitsForTheEndOfTheMinute(Kept kept) {
        var pace = pace(kept, 60, 1_000);

        assertThat(admitted(pace, 60, NOW, Duration.ofMillis(500))).isEqualTo(60);

        var before = NOW.plusSeconds(60).minusMillis(1);
        assertThat(take(pace, NOW.plusSeconds(30))).isEqualTo(new Verdict.Refused(NOW.plusSeconds(60), true));
        assertThat(take(pace, before)).isEqualTo(new Verdict.Refused(NOW.plusSeconds(60), false));
        assertThat(admitted(pace, 70, NOW.plusSeconds(60), Duration.ZERO)).isEqualTo(60);
    }

    @ParameterizedTest
    @EnumSource
    void aThousandAnHourPassHoweverTheyAreSpread(Kept kept) {
        var pace = pace(kept, 60, 1_000);

        assertThat(admitted(pace, 1_100, NOW, Duration.ofMillis(1_100))).isEqualTo(1_000);
        assertThat(take(pace, NOW.plus(Duration.ofHours(1)).minusMillis(1))).isInstanceOf(Verdict.Refused.class);
        assertThat(take(pace, NOW.plus(Duration.ofHours(1)))).isEqualTo(new Verdict.Admitted());
    }

    @ParameterizedTest
    @EnumSource
    void aHundredASecondAreCutAtSixtyAndOneIsTold(Kept kept) {
        var pace = pace(kept, 60, 1_000);
        var told = 0;
        var admitted = 0;
        for (int i = 0; i < 1_000; i++) {
            switch (take(pace, NOW.plusMillis(10L * i))) {
                case Verdict.Admitted _ -> admitted++;
                case Verdict.Refused refused -> told += refused.isFirst() ? 1 : 0;
            }
        }

        assertThat(admitted).isEqualTo(60);
        assertThat(told).isEqualTo(1);
    }

    @Test
    void theFirstRefusalIsToldAgainWhenItIsRepeated() {
        var pace = pace(Kept.ALONE, 1, 0);
        take(pace, NOW);
        var refused = UUID.randomUUID();

        assertThat(pace.take(chat, refused, NOW)).isEqualTo(new Verdict.Refused(NOW.plusSeconds(60), true));
        assertThat(pace.take(chat, refused, NOW)).isEqualTo(new Verdict.Refused(NOW.plusSeconds(60), true));
        assertThat(take(pace, NOW)).isEqualTo(new Verdict.Refused(NOW.plusSeconds(60), false));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenBackCanBeUsedAgain(Kept kept) {
        var pace = pace(kept, 2, 2);
        assertThat(admitted(pace, 2, NOW, Duration.ZERO)).isEqualTo(2);

        pace.giveBack(chat, NOW);

        assertThat(admitted(pace, 2, NOW, Duration.ZERO)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheHourRefusesDoesNotUseUpTheMinute(Kept kept) {
        var pace = pace(kept, 2, 1);
        assertThat(admitted(pace, 5, NOW, Duration.ZERO)).isEqualTo(1);
        pace.giveBack(chat, NOW);
        pace.giveBack(chat, NOW);

        assertThat(admitted(pace, 5, NOW, Duration.ZERO)).isEqualTo(1);
    }

    @Test
    void instancesShareOneCount() {
        var one = pace(Kept.BY_REDIS, 10, 0);
        var other = pace(Kept.BY_REDIS, 10, 0);

        assertThat(admitted(one, 7, NOW, Duration.ZERO)).isEqualTo(7);
        assertThat(admitted(other, 7, NOW, Duration.ZERO)).isEqualTo(3);
    }

    @Test
    void whatRedisCountedIsNotForgottenWhenItDoesNotAnswer() {
        var pace = pace(Kept.BY_REDIS, 10, 0);
        assertThat(admitted(pace, 10, NOW, Duration.ZERO)).isEqualTo(10);

        pace.close();

        assertThat(admitted(pace, 10, NOW, Duration.ZERO)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void zeroIsNoLimit(Kept kept) {
        assertThat(admitted(pace(kept, 0, 0), 2_000, NOW, Duration.ZERO)).isEqualTo(2_000);
    }

    @Test
    void aMessageOfLongAgoDoesNotCountForNow() {
        var pace = pace(Kept.ALONE, 5, 0);

        assertThat(admitted(pace, 5, NOW.minusSeconds(120), Duration.ZERO)).isEqualTo(5);
        assertThat(admitted(pace, 6, NOW, Duration.ZERO)).isEqualTo(5);
    }

    private SharedPace pace(Kept kept, int perMinute, int perHour) {
        var url =
                switch (kept) {
                    case BY_REDIS -> TestServers.redisUrl();
                    case ALONE -> "";
                    case ALONE_FOR_NOW -> "redis://127.0.0.1:1";
                };
        var pace = new SharedPace(new PaceSettings(perMinute, perHour), new RedisSettings(url, "test:"), PATIENCE);
        open.add(pace);
        if (kept == Kept.BY_REDIS) {
            await().until(() -> {
                var probe = CHATS.incrementAndGet();
                pace.take(probe, UUID.randomUUID(), NOW);
                return redis.connect().sync().exists("test:pace:minute:" + probe, "test:pace:hour:" + probe) > 0
                        || perMinute + perHour == 0;
            });
        }
        return pace;
    }

    private Verdict take(Pace pace, Instant at) {
        return pace.take(chat, UUID.randomUUID(), at);
    }

    private int admitted(Pace pace, int messages, Instant from, Duration apart) {
        var admitted = 0;
        for (int i = 0; i < messages; i++) {
            admitted += take(pace, from.plus(apart.multipliedBy(i))) instanceof Verdict.Admitted ? 1 : 0;
        }
        return admitted;
    }
}
