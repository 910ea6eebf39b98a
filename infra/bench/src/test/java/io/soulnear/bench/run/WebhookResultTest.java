package io.soulnear.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.bench.load.Latencies;
import io.soulnear.bench.run.Ramp.Profile;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WebhookResultTest {
    private static WebhookResult of(int quick, int slow, long refused) {
        var nanos = LongStream.concat(
                LongStream.range(0, quick).map(_ -> 5_000_000),
                LongStream.range(0, slow).map(_ -> 300_000_000));
        return new WebhookResult(Latencies.of(nanos.toArray()), refused, 1);
    }

    @Test
    void fiveOfAHundredMayTakeLonger() {
        assertThat(of(950, 50, 0).isGood(Profile.STEADY)).isTrue();
        assertThat(of(940, 60, 0).isGood(Profile.STEADY)).isFalse();
        assertThat(of(940, 60, 0).isGood(Profile.STRESS)).isTrue();
    }

    @Test
    void nextToNoneMayBeRefused() {
        assertThat(of(2_000, 0, 1).isGood(Profile.SPIKE)).isTrue();
        assertThat(of(2_000, 0, 3).isGood(Profile.SPIKE)).isFalse();
        assertThat(of(2_000, 0, 3).isGood(Profile.STRESS)).isTrue();
        assertThat(of(2_000, 0, 30).isGood(Profile.STRESS)).isFalse();
        assertThat(of(0, 0, 0).isGood(Profile.STEADY)).isFalse();
    }

    @Test
    void aProfileKeepsItsRatesInLessTime() {
        var ramps = Profile.SPIKE.ramps(0.1);

        assertThat(ramps).hasSize(5);
        assertThat(ramps.get(1)).isEqualTo(new Ramp(100, 3_000, Duration.ofSeconds(1)));
        assertThat(ramps.get(1).at(0.5)).isEqualTo(1_550);
    }
}
