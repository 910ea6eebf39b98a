package io.soulnear.sandbox.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RedrivenTest {
    private static final Redriven NONE = new Redriven(0, List.of());

    @Test
    void lettersOutOfOrderAreRememberedUntilTheGapIsClosed() {
        var letters = List.of(3L, 4L, 7L, 9L);

        var later = NONE.and(7, letters).and(4, letters);
        assertThat(later).isEqualTo(new Redriven(0, List.of(4L, 7L)));
        assertThat(letters).filteredOn(later::has).containsExactly(4L, 7L);

        assertThat(later.and(3, letters)).isEqualTo(new Redriven(8, List.of()));
    }

    @Test
    void whatKafkaKeepsIsReadBackAsItWas() {
        var redriven = new Redriven(5, List.of(7L, 12L, 1_000_000L));

        assertThat(Redriven.parse(redriven.before(), redriven.metadata())).isEqualTo(redriven);
        assertThat(Redriven.parse(5, "")).isEqualTo(new Redriven(5, List.of()));
    }

    @Test
    void tooManyOutOfOrderAreRefusedRatherThanForgotten() {
        var letters = LongStream.range(0, 10_000).boxed().toList();
        var redriven = new Redriven(
                0, LongStream.range(1, 1_000).map(it -> it * 2).boxed().toList());

        assertThatThrownBy(() -> redriven.and(9_999, letters)).isInstanceOf(IllegalStateException.class);
    }
}
