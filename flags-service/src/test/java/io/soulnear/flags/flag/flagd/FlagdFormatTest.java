package io.soulnear.flags.flag.flagd;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.flags.flag.application.DefinitionFormat.Switch;
import io.soulnear.runtime.flags.PackagedFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
