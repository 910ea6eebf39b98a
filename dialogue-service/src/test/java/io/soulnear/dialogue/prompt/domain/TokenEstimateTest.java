package io.soulnear.dialogue.prompt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {
    @Test
    void threeLatinOrTwoCyrillicLettersMakeAToken() {
        assertThat(TokenEstimate.of("")).isZero();
        assertThat(TokenEstimate.of("a".repeat(300))).isEqualTo(100);
        assertThat(TokenEstimate.of("я".repeat(300))).isEqualTo(150);
        assertThat(TokenEstimate.of("愛".repeat(300))).isEqualTo(300);
        assertThat(TokenEstimate.of("😀".repeat(300))).isEqualTo(600);
    }

    @Test
    void aPairOfHalvesIsCutAsOne() {
        assertThat(TokenEstimate.cut("😀😀", 3)).isEqualTo("😀");
        assertThat(TokenEstimate.cut("😀", 1)).isEmpty();
    }

    @Property
    void whatIsCutFitsAndIsABeginning(@ForAll String text, @ForAll @IntRange(min = -5, max = 50) int tokens) {
        var cut = TokenEstimate.cut(text, tokens);

        assertThat(text).startsWith(cut);
        assertThat(TokenEstimate.of(cut)).isLessThanOrEqualTo(Math.max(0, tokens));
        assertThat(cut.length() == text.length() || TokenEstimate.of(text) > tokens)
                .isTrue();
    }

    @Property
    void piecesNeverTakeLessThanTheWhole(@ForAll String one, @ForAll String other) {
        assertThat(TokenEstimate.of(one) + TokenEstimate.of(other))
                .isGreaterThanOrEqualTo(TokenEstimate.of(one + other));
    }
}
