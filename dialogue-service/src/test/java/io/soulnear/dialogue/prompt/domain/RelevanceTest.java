package io.soulnear.dialogue.prompt.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RelevanceTest {
    private static final Map<Topic, Double> OF_MONEY = Map.of(Topic.MONEY, 1.0);

    @Test
    void aPatternOfAnotherTopicIsNotTold() {
        assertThat(Relevance.of(OF_MONEY, Map.of("relationships", 1.0), 10, 1, 0))
                .isZero();
        assertThat(Relevance.of(OF_MONEY, Map.of("relationships", 1.0, "money", 0.29), 10, 1, 0))
                .isZero();
        assertThat(Relevance.of(Map.of(), Map.of("money", 1.0), 10, 1, 0)).isZero();
    }

    @Test
    void theLeastMatchIsEnough() {
        assertThat(Relevance.of(OF_MONEY, Map.of("money", 0.3), 10, 1, 0)).isEqualTo(0.3 * 0.9, within(1e-9));
    }

    @Test
    void theFormulaIsThatOfTheSpecification() {
        assertThat(Relevance.of(OF_MONEY, Map.of("money", 0.8), 3, 0.72, 45))
                .isEqualTo(0.8 * (0.5 + 0.2 * 3 / 10 + 0.2 * 0.72) * Math.exp(-0.5), within(1e-9));
    }

    @Test
    void moreThanTenOccurrencesCountAsTenAndWhatIsOldKeepsTwoFifths() {
        assertThat(Relevance.of(OF_MONEY, Map.of("money", 1.0), 500, 1, 10_000)).isEqualTo(0.9 * 0.4, within(1e-9));
    }

    @Test
    void whatWasSeenByAClockThatIsAheadIsAsIfSeenNow() {
        assertThat(Relevance.of(OF_MONEY, Map.of("money", 1.0), 10, 1, -2)).isEqualTo(0.9, within(1e-9));
    }

    @Test
    void topicsThatCameLaterWeighNothing() {
        assertThat(Relevance.of(OF_MONEY, Map.of("gardening", 1.0), 10, 1, 0)).isZero();
    }

    @Property
    void itIsAlwaysBetweenNothingAndOneAndNeverGrowsWithAge(
            @ForAll @DoubleRange(min = 0, max = 1) double weight,
            @ForAll @DoubleRange(min = 0, max = 1) double confidence,
            @ForAll @IntRange(min = 1, max = 1_000) int occurrences,
            @ForAll @DoubleRange(min = 0, max = 2_000) double days) {
        var pattern = Map.of("money", weight);

        var now = Relevance.of(OF_MONEY, pattern, occurrences, confidence, 0);
        var later = Relevance.of(OF_MONEY, pattern, occurrences, confidence, days);

        assertThat(later).isBetween(0.0, now);
        assertThat(now).isLessThanOrEqualTo(1);
    }
}
