package io.soulnear.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ContractsTest {
    private static final String TYPE = "io.soulnear.sample.greeted.v1";

    @Test
    void acceptsWhatTheSchemaAllowsAndFieldsItDoesNotKnow() {
        assertThatCode(() -> Contracts.validate(TYPE, "{\"chatId\":42,\"added\":\"later\"}"))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheViolation() {
        assertThatThrownBy(() -> Contracts.validate(TYPE, "{\"chatId\":\"42\"}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("chatId");
    }

    @Test
    void knowsNoTypeWithoutASchema() {
        assertThatThrownBy(() -> Contracts.validate("io.soulnear.unheard.of.v1", "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheExamplesOfAType() {
        assertThat(Contracts.examples(TYPE)).extracting(Contracts.Example::name).containsExactly("first", "second");
    }

    @TestFactory
    Stream<DynamicTest> everyExampleEverCommittedKeepsItsContract() {
        return Contracts.examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.toString(), () -> Contracts.validate(example.type(), example.data())));
    }
}
