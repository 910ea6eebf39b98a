package io.soulnear.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.testing.Contracts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractsTest {
    private static final List<String> OURS = List.of(
            "io.soulnear.quiz.answer-given.v1",
            "io.soulnear.quiz.answer-spoken.v1",
            "io.soulnear.quiz.cancelled.v1",
            "io.soulnear.quiz.completed.v1",
            "io.soulnear.quiz.paused.v1",
            "io.soulnear.quiz.started.v1");

    static Stream<Contracts.Example> examples() {
        return OURS.stream().flatMap(type -> Contracts.examples(type).stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleKeepsItsContract(Contracts.Example example) {
        Contracts.validate(example.type(), example.data());
    }

    @Test
    void everyEventOfAQuizIsPublished() {
        assertThat(Contracts.types().stream().filter(type -> type.startsWith("io.soulnear.quiz.")))
                .containsExactlyElementsOf(OURS);
    }
}
