package io.soulnear.flags.flag.flagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.soulnear.flags.flag.application.DefinitionFormat.Switch;
import io.soulnear.runtime.flags.PackagedFlags;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagdFormatTest {
    private static final String ROLLOUT = """
            {"variants": {"on": true, "off": false}, "state": "ENABLED", "defaultVariant": "off",
             "targeting": {"fractional": [["on", 25], ["off", 75]]}}""";

    private final FlagdFormat format = new FlagdFormat();

    @Test
    void everyPackagedFlagIsValid() {
        assertThat(PackagedFlags.definitions())
                .isNotEmpty()
                .allSatisfy((key, definition) ->
                        assertThat(format.flaw(key, definition.toString())).isEmpty());
    }

    @Test
    void acceptsAFractionalRollout() {
        assertThat(format.flaw("ENABLE_VOICE", ROLLOUT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"state\": \"ENABLED\"}",
                "{\"state\": \"MAYBE\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\"}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\": 0}, \"defaultVariant\": \"on\"}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"off\"}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\", \"targeting\": {\"no\": 1}}",
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\","
                        + " \"targeting\": {\"fractional\": [[\"on\", -1], [\"on\", \"many\"]]}}"
            })
    void namesTheFlawOfWhatNoServiceCouldUse(String definition) {
        assertThat(format.flaw("ENABLE_VOICE", definition)).get().asString().isNotBlank();
    }

    @Test
    void switchingEndsARollout() {
        assertThat(format.switched(ROLLOUT, Switch.ON))
                .contains("{\"defaultVariant\":\"on\",\"state\":\"ENABLED\",\"variants\":{\"off\":false,\"on\":true}}");
        assertThat(format.switched(ROLLOUT, Switch.OFF)).get().asString().contains("\"defaultVariant\":\"off\"");
    }

    @Test
    void aFlagWithoutTheVariantCannotBeSwitched() {
        assertThat(format.switched("{\"state\": \"ENABLED\", \"variants\": {\"warm\": \"w\"}}", Switch.ON))
                .isEmpty();
    }

    @Test
    void equalDefinitionsAreEqualTexts() {
        assertThat(format.canonical("{\"b\": {\"d\": 1, \"c\": [2, 1]}, \"a\": null}"))
                .isEqualTo(format.canonical("{\"a\":null,\"b\":{\"c\":[2,1],\"d\":1}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENABLED|off||0",
                "ENABLED|on||100",
                "DISABLED|on||0",
                "DISABLED|off|{\"fractional\": [[\"on\", 50], [\"off\", 50]]}|0",
                "ENABLED|off|{}|0",
                "ENABLED|off|{\"fractional\": [[\"on\", 25], [\"off\", 75]]}|25",
                "ENABLED|off|{\"fractional\": [[\"off\", 3], [\"on\", 1]]}|25",
                "ENABLED|off|{\"fractional\": [[\"on\"], [\"off\"]]}|50",
                "ENABLED|off|{\"fractional\": [[\"on\", 1.9], [\"off\", 9]]}|10",
                "ENABLED|off|{\"fractional\": [{\"var\": \"email\"}, [\"on\", 5], [\"off\", 95]]}|5",
                "ENABLED|on|{\"fractional\": [[\"on\", 5], [\"off\", 95]]}|100",
                "ENABLED|off|{\"if\": [{\"==\": [{\"var\": \"plan\"}, \"pro\"]}, \"on\", \"off\"]}|100"
            })
    void tellsHowManyPeopleADefinitionMayReach(
            String state, String byDefault, @Nullable String targeting, double percent) {
        var definition =
                "{\"state\": \"%s\", \"variants\": {\"on\": true, \"off\": false}, \"defaultVariant\": \"%s\"%s}"
                        .formatted(state, byDefault, targeting == null ? "" : ", \"targeting\": " + targeting);

        assertThat(format.flaw("ENABLE_VOICE", definition)).isEmpty();
        assertThat(format.reach(definition).percent()).isCloseTo(percent, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[\"on\", 0], [\"off\", 0]]",
                "[[\"on\", 1], [\"off\", 99999999999]]",
                "[[\"on\", -1], [\"off\", 3]]"
            })
    void whatCannotBeDividedMayReachEverybody(String parts) {
        assertThat(format.reach(ROLLOUT.replace("[[\"on\", 25], [\"off\", 75]]", parts))
                        .percent())
                .isEqualTo(100);
    }

    @Test
    void aFlagWithOtherValuesMayReachEverybody() {
        var tone =
                "{\"state\": \"ENABLED\", \"variants\": {\"warm\": \"w\", \"cool\": \"c\"}, \"defaultVariant\": \"warm\"}";

        assertThat(format.reach(tone).percent()).isEqualTo(100);
        assertThat(format.reach(tone.replace("\"warm\"}", "\"cool\"}")).isWithin(format.reach(tone)))
                .isFalse();
    }
}
