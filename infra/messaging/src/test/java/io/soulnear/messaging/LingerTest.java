package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LingerTest {
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final int FULL = 100;

    @Test
    void eachPieceMakesTheNextWait() {
        var linger = new Linger(Duration.ofMillis(3), FOREVER, FULL);

        assertThat(waitedAfter(linger, 5)).isGreaterThanOrEqualTo(15);
    }

    @Test
    void nobodyWaitsLongerThanTheBound() {
        var linger = new Linger(FOREVER, Duration.ofMillis(10), FULL);

        assertThat(waitedAfter(linger, FULL - 1)).isGreaterThanOrEqualTo(10);
    }

    @Test
    void nobodyWaitsWhereNothingCameOrAsMuchAsCan() {
        var linger = new Linger(FOREVER, FOREVER, FULL);

        linger.await();
        waitedAfter(linger, 0);
        waitedAfter(linger, FULL);
    }

    private static long waitedAfter(Linger linger, int pieces) {
        var begun = System.nanoTime();
        linger.came(pieces);
        linger.await();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
