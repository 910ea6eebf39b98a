package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OccasionTest {
    private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");
    private static final Event EVENT = Event.of(EventIds.derived("it"), "type", "topic", "42", AT, "{}");

    private final Clock clock = Occasion.clock();
    private final Supplier<UUID> ids = Occasion.ids(UUID::randomUUID);

    @Test
    void timeIsThatOfTheEventThatIsActedOn() {
        try (var _ = Occasion.of(EVENT, "quiz", Context.current()).makeCurrent()) {
            assertThat(clock.instant()).isEqualTo(AT);
        }
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void timeGoesAlongOntoOtherThreads() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var _ = Occasion.of(EVENT, "quiz", Context.current()).makeCurrent()) {
            var elsewhere = CompletableFuture.supplyAsync(Context.current().wrapSupplier(clock::instant), threads);

            assertThat(elsewhere.join()).isEqualTo(AT);
        }
    }

    @Test
    void idsAreTheSameWhenTheSameIsPlayedAgainAndGrow() {
        var first = threeIds("quiz");

        assertThat(threeIds("quiz")).isEqualTo(first).doesNotHaveDuplicates();
        assertThat(first.stream().map(UUID::toString)).isSorted();
        assertThat(first).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void anotherGroupHasOtherIds() {
        assertThat(threeIds("profile")).doesNotContainAnyElementsOf(threeIds("quiz"));
    }

    @Test
    void whereNothingIsActedOnIdsAreNew() {
        assertThat(ids.get()).isNotEqualTo(ids.get());
    }

    private List<UUID> threeIds(String group) {
        try (var _ = Occasion.of(EVENT, group, Context.current()).makeCurrent()) {
            return Stream.generate(ids).limit(3).toList();
        }
    }
}
