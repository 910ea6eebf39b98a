package io.soulnear.comparison.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.soulnear.comparison.statistics.Agreement.Scored;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void theSameFiguresGiveTheSameInterval() {
        var mean = Bootstrap.mean(new double[] {1, 4, -2, 3, 0.5}, new int[] {1, 2, 2, 1, 1});

        var once = new Bootstrap(5, 1000, 7, 0.05).of(List.of(mean));
        var again = new Bootstrap(5, 1000, 7, 0.05).of(List.of(mean));

        assertThat(once).isEqualTo(again);
        assertThat(once.getFirst().value()).isEqualTo(6.5 / 7);
    }

    @Test
    void theNarrowIntervalHoldsTheTruthNineTimesInTen() {
        var random = new SplittableRandom(11);
        var held = 0;
        for (var round = 0; round < 400; round++) {
            var sums = new double[60];
            var counts = new int[60];
            for (var i = 0; i < 60; i++) {
                var person = random.nextGaussian();
                counts[i] = 1 + random.nextInt(8);
                for (var turn = 0; turn < counts[i]; turn++) {
                    sums[i] += 0.3 + person + random.nextGaussian();
                }
            }
            var interval = new Bootstrap(60, 400, round, 0.05)
                    .of(List.of(Bootstrap.mean(sums, counts)))
                    .getFirst();
            held += interval.near() <= 0.3 && interval.far() >= 0.3 ? 1 : 0;
        }

        assertThat(held / 400.0).isBetween(0.85, 0.94);
    }

    @Test
    void wholeConversationsAreDrawnBecauseTheirTurnsHangTogether() {
        var sums = new double[40];
        var counts = new int[40];
        Arrays.fill(counts, 50);
        for (var i = 0; i < 40; i++) {
            sums[i] = i % 2 == 0 ? 50 : -50;
        }

        var interval = new Bootstrap(40, 2000, 3, 0.05)
                .of(List.of(Bootstrap.mean(sums, counts)))
                .getFirst();

        assertThat(interval.far() - interval.near()).isBetween(0.4, 0.65); // single turns would give 0.07
    }

    @Test
    void aPercentileCountsAsOftenAsItsConversationIsDrawn() {
        var tail = new Tail(new double[] {10, 20, 30, 40}, new int[] {0, 0, 1, 1});

        assertThat(tail.percentile(0.95, new int[] {1, 1})).isEqualTo(40);
        assertThat(tail.percentile(0.50, new int[] {1, 1})).isEqualTo(20);
        assertThat(tail.percentile(0.95, new int[] {3, 0})).isEqualTo(20);
        assertThat(tail.percentile(0.95, new int[] {0, 0})).isNaN();
    }

    @Test
    void signsAreCountedExactly() {
        assertThat(SignTest.chance(0, 0)).isEqualTo(1);
        assertThat(SignTest.chance(5, 0)).isCloseTo(1 / 32.0, within(1e-12));
        assertThat(SignTest.chance(8, 2)).isCloseTo(56 / 1024.0, within(1e-12));
    }

    /** Computed by hand: two raters of three things, interval metric. */
    @Test
    void agreementIsOneForTheSameAndAroundNothingForChance() {
        assertThat(Agreement.alpha(List.of(new Scored(1, 1), new Scored(5, 5), new Scored(9, 9))))
                .hasValue(1);
        assertThat(Agreement.alpha(List.of(new Scored(1, 2), new Scored(3, 3), new Scored(4, 5)))
                        .orElseThrow())
                .isCloseTo(1 - (2 / 3.0) / 4.0, within(1e-12)); // observed 2/3, expected 4
        assertThat(Agreement.alpha(List.of(new Scored(1, 9), new Scored(9, 1))).orElseThrow())
                .isNegative();
        assertThat(Agreement.alpha(List.of(new Scored(4, 4), new Scored(4, 4)))).isEmpty();
    }
}
