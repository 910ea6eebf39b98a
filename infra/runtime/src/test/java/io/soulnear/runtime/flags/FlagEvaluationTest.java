package io.soulnear.runtime.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagEvaluationTest {
    private static final String FLAG = "ENABLE_VOICE";

    private final List<String> exposed = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FlagsInForce inForce = new FlagsInForce(PackagedFlags.definitions(), meters);
    private final Flags flags = new OpenFeatureFlags(
            inForce, () -> {}, (flag, variant, person) -> exposed.add(flag + "=" + variant + " for " + person));

    @Test
    void onlyTheModelAndItsStreamingAreOnUntilSomethingWasPublished() {
        assertThat(inForce.keys())
                .filteredOn(key -> flags.on(key, "42"))
                .containsExactlyInAnyOrder("USE_CHAT_COMPLETION", "ENABLE_STREAMING");
        assertThat(inForce.keys()).hasSize(9);
    }

    @Test
    void aChangeAppliesToTheNextEvaluationAndShowsItsVersion() {
        inForce.change(FLAG, 3, json("""
                {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"}"""));

        assertThat(flags.on(FLAG, "42")).isTrue();
        assertThat(versionShown()).isEqualTo(3);
    }

    @Test
    void targetingChoosesThePeople() {
        inForce.change(FLAG, 1, json("""
                {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                 "targeting": {"if": [{"in": [{"var": "targetingKey"}, ["42", "43"]]}, "on"]}}"""));

        assertThat(flags.on(FLAG, "42")).isTrue();
        assertThat(flags.on(FLAG, "44")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10, 70, 130", "25, 200, 300", "50, 440, 560"})
    void aFractionalRolloutReachesItsShareOfPeople(int percent, int least, int most) {
        inForce.change(FLAG, 1, fractional(percent));

        assertThat(IntStream.range(0, 1_000).filter(this::isOn).count()).isBetween((long) least, (long) most);
    }

    @Test
    void whoIsInARolloutStaysInItWhenItGrows() {
        inForce.change(FLAG, 1, fractional(10));
        var first = IntStream.range(0, 1_000).filter(this::isOn).boxed().toList();

        inForce.change(FLAG, 2, fractional(50));

        assertThat(first).isNotEmpty().allMatch(this::isOn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"state\": \"ON\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\"}",
                "{\"state\": \"ENABLED\", \"variants\": {}, \"defaultVariant\": \"on\"}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\": \"no\"}, \"defaultVariant\": \"on\"}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"off\"}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": {}}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\", \"targeting\": 1}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\", \"targeting\": {\"no\": []}}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\","
                        + " \"targeting\": {\"if\": [true, \"gone\"]}}"
            })
    void aMalformedDefinitionIsRefusedAndTheLastGoodOneStays(String malformed) {
        inForce.change(FLAG, 1, fractional(100));

        inForce.change(FLAG, 2, json(malformed));

        assertThat(flags.on(FLAG, "42")).isTrue();
        assertThat(versionShown()).isEqualTo(1);
        assertThat(meters.counter("soulnear.flag.refused").count()).isEqualTo(1);
        assertThatThrownBy(() -> FlagDefinition.parse(FLAG, json(malformed)))
                .isInstanceOf(MalformedFlagException.class);
    }

    @Test
    void aDisabledUnknownOrNonBooleanFlagIsOff() {
        inForce.change("DISABLED_ONE", 1, json("""
                {"state": "DISABLED", "variants": {"on": true}, "defaultVariant": "on"}"""));
        inForce.change("A_WORD", 1, json("""
                {"state": "ENABLED", "variants": {"on": "on"}, "defaultVariant": "on"}"""));

        assertThat(flags.on("DISABLED_ONE", "42")).isFalse();
        assertThat(flags.on("A_WORD", "42")).isFalse();
        assertThat(flags.on("NEVER_HEARD_OF", "42")).isFalse();
    }

    @Test
    void aRuleThatFailsForOnePersonIsOffForThatPersonOnly() {
        inForce.change(FLAG, 1, json("""
                {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on",
                 "targeting": {"if": [{"==": [{"var": "targetingKey"}, "42"]}, "gone", "on"]}}"""));

        assertThat(flags.on(FLAG, "42")).isFalse();
        assertThat(flags.on(FLAG, "43")).isTrue();
    }

    @Test
    void onlyARuleExposesPeople() {
        flags.on(FLAG, "42");
        assertThat(exposed).isEmpty();

        inForce.change(FLAG, 1, fractional(100));
        flags.on(FLAG, "42");

        assertThat(exposed).containsExactly(FLAG + "=on for 42");
    }

    @Test
    void aWithdrawnDefinitionLeavesThePackagedDefault() {
        inForce.change(FLAG, 1, fractional(100));
        inForce.withdraw(FLAG);

        assertThat(flags.on(FLAG, "42")).isFalse();
        assertThat(versionShown()).isZero();
    }

    private boolean isOn(int person) {
        return flags.on(FLAG, "" + person);
    }

    private double versionShown() {
        return meters.get("soulnear.flag.version").tag("flag", FLAG).gauge().value();
    }

    private static JsonNode fractional(int percent) {
        return json("""
                {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                 "targeting": {"fractional": [["on", %d], ["off", %d]]}}""".formatted(percent, 100 - percent));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
