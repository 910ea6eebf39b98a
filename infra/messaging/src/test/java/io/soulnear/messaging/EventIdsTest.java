package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void idsGrowEvenWhenTheClockStandsStill() {
        var ids = EventIds.sequence(Clock.fixed(NOON, ZoneOffset.UTC));
        var made = IntStream.range(0, 10_000).mapToObj(_ -> ids.get()).toList();

        assertThat(made).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(made.stream().map(UUID::toString)).isSorted().doesNotHaveDuplicates();
        assertThat(made.getFirst().getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void theSamePartsGiveTheSameIdAndOthersAnother() {
        assertThat(EventIds.derived("a", "bc")).isEqualTo(EventIds.derived("a", "bc"));
        assertThat(EventIds.derived("a", "bc")).isNotEqualTo(EventIds.derived("ab", "c"));
    }
}
