package io.soulnear.gateway.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.gateway.delivery.domain.Verdict.Trace;
import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {
    @ParameterizedTest
    @MethodSource
    void everyRefusalOfTelegramHasOneMeaning(int status, String description, long retryAfter, Verdict verdict) {
        assertThat(Verdict.on(status, description, retryAfter)).isEqualTo(verdict);
    }

    static Stream<Arguments> everyRefusalOfTelegramHasOneMeaning() {
        return Stream.of(
                Arguments.of(429, "Too Many Requests: retry after 7", 7, new Verdict.Wait(Duration.ofSeconds(7))),
                Arguments.of(429, "Too Many Requests", 0, new Verdict.Wait(Duration.ofSeconds(1))),
                Arguments.of(403, "Forbidden: bot was blocked by the user", 0, new Verdict.Unreachable()),
                Arguments.of(403, "Forbidden: user is deactivated", 0, new Verdict.Unreachable()),
                Arguments.of(400, "Bad Request: can't parse entities: …", 0, new Verdict.WithoutMarkup()),
                Arguments.of(400, "Bad Request: message is not modified: …", 0, new Verdict.Moot()),
                Arguments.of(400, "Bad Request: query is too old and …", 0, new Verdict.Moot()),
                Arguments.of(400, "Bad Request: message to edit not found", 0, new Verdict.Moot()),
                Arguments.of(400, "Bad Request: chat not found", 0, new Verdict.Refused()),
                Arguments.of(413, "Request Entity Too Large", 0, new Verdict.Refused()),
                Arguments.of(401, "Unauthorized", 0, new Verdict.Again(Trace.NONE)),
                Arguments.of(404, "Not Found", 0, new Verdict.Again(Trace.NONE)),
                Arguments.of(500, "Internal Server Error", 0, new Verdict.Again(Trace.NONE)),
                Arguments.of(502, "Bad Gateway", 0, new Verdict.Again(Trace.MAYBE_DELIVERED)));
    }

    @Property
    void aPauseIsNeverLongerThanFifteenSecondsNorShorterThanAnEighth(
            @ForAll @IntRange(max = 1_000_000) int attempt, @ForAll @DoubleRange(max = 1) double chance) {
        assertThat(Backoff.after(attempt, chance)).isBetween(Duration.ofMillis(125), Duration.ofSeconds(15));
    }
}
