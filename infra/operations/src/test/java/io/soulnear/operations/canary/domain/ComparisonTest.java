package io.soulnear.operations.canary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Figures STABLE = new Figures(10_000, 0.002, 0.0, 0.040);

    @Test
    void aCanaryThatDidLittleIsNotJudged() {
        assertThat(Comparison.of(new Figures(49, 1, 1, 9), STABLE)).isEqualTo(new Verdict.TooFew());
    }

    @Test
    void aCanaryAsGoodAsTheStableBuildIsHealthy() {
        assertThat(Comparison.of(new Figures(500, 0.002, 0, 0.045), STABLE)).isEqualTo(new Verdict.Healthy());
    }

    @Test
    void aCanaryThatFailsMoreIsWorse() {
        assertThat(Comparison.of(new Figures(500, 0.02, 0, 0.04), STABLE))
                .isEqualTo(new Verdict.Worse("2.00 % failed instead of 0.20 %"));
    }

    @Test
    void aCanaryThatApologisesMoreIsWorse() {
        assertThat(Comparison.of(new Figures(500, 0.002, 0.006, 0.04), STABLE))
                .isEqualTo(new Verdict.Worse("0.60 % ended in an apology instead of 0.00 %"));
    }

    @Test
    void aSlowCanaryIsWorse() {
        assertThat(Comparison.of(new Figures(500, 0.002, 0, 0.120), STABLE))
                .isEqualTo(new Verdict.Worse("p95 is 120 ms instead of 40 ms"));
    }

    @Test
    void aStableBuildWithoutWorkSaysNothingOfSpeed() {
        assertThat(Comparison.of(new Figures(500, 0, 0, 2), new Figures(0, 0, 0, 0)))
                .isEqualTo(new Verdict.Healthy());
    }
}
