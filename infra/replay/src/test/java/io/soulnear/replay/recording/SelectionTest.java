package io.soulnear.replay.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.sandbox.launcher.Problem;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-05", "2026-01-05T12:00:00Z", "2026-01-05T13:00:00+01:00", "7"})
    void aRangeBeginsWithItsFirstMomentOrOffset(String from) {
        var selection = range(from, "");

        assertThat(selection.isBefore(NOON, 7)).isFalse();
        assertThat(selection.isBefore(NOON.minusSeconds(86_400), 6)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-06", "2026-01-05T12:00:01Z", "8"})
    void aRangeEndsBeforeItsEnd(String to) {
        var selection = range("", to);

        assertThat(selection.isBehind(NOON, 7)).isFalse();
        assertThat(selection.isBehind(NOON.plusSeconds(86_400), 8)).isTrue();
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> range("yesterday", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("--from");
    }

    @Test
    void aLargerSampleHoldsTheSmallerOne() {
        var there = IntStream.range(0, 50).mapToObj(Integer::toString).collect(Collectors.toSet());

        var few = Sample.of(people(5), there);
        var more = Sample.of(people(20), new HashSet<>(there));

        assertThat(few).hasSize(5);
        assertThat(more).hasSize(20).containsAll(few);
    }

    @Test
    void somebodyWhoIsNotThereIsMissed() {
        var wanted = new Selection("", "", 0, List.of(42L), 0, true);

        assertThatThrownBy(() -> Sample.of(wanted, Set.of("43"))).isInstanceOf(Problem.class);
    }

    private static Selection range(String from, String to) {
        return new Selection(from, to, 0, List.of(), 0, true);
    }

    private static Selection people(int count) {
        return new Selection("", "", count, List.of(), 0, true);
    }
}
