package io.soulnear.runtime.flags;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.testing.Contracts;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FlagChangedContractTest {
    @TestFactory
    Stream<DynamicTest> everyExampleCanBePutInForce() {
        return Contracts.examples("io.soulnear.flags.flag-changed.v1").stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    var data = new ObjectMapper().readTree(example.data());
                    FlagDefinition.parse(data.path("key").asText(), data.path("definition"));
                }));
    }
}
