package io.soulnear.comparison.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.comparison.Settings;
import io.soulnear.comparison.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TruthTest {
    private static final Truth TRUTH = new Truth(200, Settings.usual());

    /** {@code ./soulnear bench truth} plants each many times. */
    @ParameterizedTest
    @EnumSource
    void aPlantedChangeIsFoundWithItsCause(Change change) {
        var result = TRUTH.plant(change, 1);

        assertThat(result.right()).as(result.example().reason()).isEqualTo(1);
    }

    @Test
    void theSameVariantAgainIsSeldomCalledAnythingElse() {
        var result = TRUTH.plant(Change.NONE, 8); // a hundred: ./soulnear bench truth

        assertThat(result.count(Verdict.BETTER) + result.count(Verdict.WORSE)).isZero();
        assertThat(result.count(Verdict.EQUAL)).isGreaterThanOrEqualTo(7);
    }
}
