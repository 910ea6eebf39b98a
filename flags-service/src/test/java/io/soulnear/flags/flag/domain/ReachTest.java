package io.soulnear.flags.flag.domain;

import static io.soulnear.flags.flag.domain.Reach.EVERYBODY;
import static io.soulnear.flags.flag.domain.Reach.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.soulnear.flags.flag.domain.Reach.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Reach RULE = new Reach.Rule("{\"if\": []}");

    @Test
    void aShareIsTheWeightOfThoseWhoGetTheFlagAgainstAll() {
        assertThat(NOBODY.percent()).isZero();
        assertThat(EVERYBODY.percent()).isEqualTo(100);
        assertThat(share(5, 95).percent()).isCloseTo(5, within(1e-9));
        assertThat(share(1, 2).percent()).isCloseTo(33.333, within(1e-3));
        assertThat(share(0, 7).percent()).isZero();
        assertThat(share(7, 0)).isEqualTo(EVERYBODY);
    }

    @Test
    void severalPartsAddUp() {
        var three = Reach.divided("", List.of(new Part(5, true), new Part(90, false), new Part(5, true)));

        assertThat(three.percent()).isCloseTo(10, within(1e-9));
        assertThat(Reach.divided("", List.of(new Part(2, true), new Part(3, true), new Part(95, false))))
                .isEqualTo(share(5, 95));
    }

    @Test
    void whomARuleFindsMayBeEverybody() {
        assertThat(RULE.percent()).isEqualTo(100);
    }

    @Test
    void fewerOfTheSamePeopleAreWithin() {
        assertThat(share(5, 95).isWithin(share(25, 75))).isTrue();
        assertThat(share(25, 75).isWithin(share(5, 95))).isFalse();
        assertThat(share(25, 75).isWithin(share(1, 3))).isTrue();
        for (var reach : List.of(NOBODY, share(50, 50), RULE, EVERYBODY)) {
            assertThat(reach.isWithin(EVERYBODY)).isTrue();
            assertThat(NOBODY.isWithin(reach)).isTrue();
            assertThat(reach.isWithin(reach)).isTrue();
        }
    }

    @Test
    void asManyOtherPeopleAreNotWithin() {
        var last = Reach.divided("", List.of(new Part(75, false), new Part(25, true)));
        var otherwise = Reach.divided("{\"var\": \"email\"}", List.of(new Part(25, true), new Part(75, false)));

        assertThat(last.isWithin(share(50, 50))).isFalse();
        assertThat(otherwise.isWithin(share(50, 50))).isFalse();
        assertThat(RULE.isWithin(share(50, 50))).isFalse();
        assertThat(share(1, 99).isWithin(RULE)).isFalse();
        assertThat(RULE.isWithin(new Reach.Rule("{}"))).isFalse();
    }

    @Test
    void partsWeighSomething() {
        assertThatThrownBy(() -> share(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> share(-1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Reach share(int on, int off) {
        return Reach.divided("", List.of(new Part(on, true), new Part(off, false)));
    }
}
