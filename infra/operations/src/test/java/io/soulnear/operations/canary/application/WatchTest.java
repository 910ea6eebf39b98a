package io.soulnear.operations.canary.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.operations.canary.domain.Figures;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Figures GOOD = new Figures(500, 0, 0, 0.02);
    private static final Figures BAD = new Figures(500, 0.5, 0, 0.02);
    private static final Figures IDLE = new Figures(0, 0, 0, 0);

    private int rollbacks;

    @Test
    void aHealthyCanaryStays() throws Exception {
        assertThat(watch(GOOD, GOOD, GOOD)).isTrue();
        assertThat(rollbacks).isZero();
    }

    @Test
    void aBadMomentIsForgiven() throws Exception {
        assertThat(watch(GOOD, BAD, GOOD, GOOD)).isTrue();
        assertThat(rollbacks).isZero();
    }

    @Test
    void twoBadLooksInARowEndTheCanaryAtOnce() throws Exception {
        assertThat(watch(GOOD, BAD, BAD, GOOD)).isFalse();
        assertThat(rollbacks).isOne();
    }

    @Test
    void aCanaryThatNeverDidAnythingIsNotTrusted() throws Exception {
        assertThat(watch(IDLE, IDLE)).isFalse();
        assertThat(rollbacks).isOne();
    }

    @Test
    void aCanaryThatCannotBeSeenIsNotTrusted() throws Exception {
        var blind = new Observations() {
            @Override
            public Figures canary() throws IOException {
                throw new IOException("away");
            }

            @Override
            public Figures stable() {
                return GOOD;
            }
        };

        assertThat(new Watch(blind, () -> rollbacks++).look(3, () -> {})).isFalse();
        assertThat(rollbacks).isOne();
    }

    private boolean watch(Figures... canary) throws Exception {
        var seen = new ArrayDeque<>(List.of(canary));
        var observations = new Observations() {
            @Override
            public Figures canary() {
                return seen.remove();
            }

            @Override
            public Figures stable() {
                return GOOD;
            }
        };
        return new Watch(observations, () -> rollbacks++).look(canary.length, () -> {});
    }
}
