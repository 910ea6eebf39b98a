package io.soulnear.quiz.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.testing.Contracts;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeopleTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Stream<Contracts.Example> examples() {
        return Stream.of("registered", "language-changed", "erased")
                .flatMap(what -> Contracts.examples("io.soulnear.profile." + what + ".v1").stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatProfileEverPublishedCanBeRead(Contracts.Example example) throws Exception {
        var told = JSON.readValue(example.data(), People.Told.class);

        assertThat(People.knows(example.type())).isTrue();
        assertThat(told.chatId()).isNotZero();
        assertThat(told.language() == null).isEqualTo(told.erasureId() != null);
    }

    static Stream<Contracts.Example> patterns() {
        return Stream.of("pattern-detected", "pattern-retired")
                .flatMap(what -> Contracts.examples("io.soulnear.profile." + what + ".v1").stream());
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void everyPatternThatProfileEverPublishedCanBeRead(Contracts.Example example) throws Exception {
        var told = JSON.readValue(example.data(), StoredPatterns.Told.class);

        assertThat(People.knows(example.type())).isTrue();
        assertThat(told.isWhole(example.type())).isTrue();
    }
}
