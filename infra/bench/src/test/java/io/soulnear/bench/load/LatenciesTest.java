package io.soulnear.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void percentilesAreValuesThatHappened() {
        var latencies = Latencies.of(
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray());

        assertThat(latencies.percentile(50)).isEqualTo(50);
        assertThat(latencies.percentile(95)).isEqualTo(95);
        assertThat(latencies.percentile(99.5)).isEqualTo(100);
        assertThat(latencies.max()).isEqualTo(100);
    }

    @Test
    void aSingleValueIsEveryPercentile() {
        var latencies = Latencies.of(7_500_000);

        assertThat(latencies.percentile(1)).isEqualTo(7.5);
        assertThat(latencies.percentile(99)).isEqualTo(7.5);
    }

    @Test
    void withoutValuesThereIsNothingToTell() {
        assertThat(Latencies.of().percentile(95)).isZero();
        assertThat(Latencies.of().count()).isZero();
    }
}
