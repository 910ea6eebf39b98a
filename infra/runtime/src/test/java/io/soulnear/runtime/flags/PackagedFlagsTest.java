package io.soulnear.runtime.flags;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackagedFlagsTest {
    @Test
    void theNamedOnesAreOnFromTheBeginningAndOthersAsTheyWere() {
        var definitions = PackagedFlags.definitions("ENABLE_VOICE, ENABLE_IMAGES,UNHEARD_OF");

        assertThat(String.valueOf(definitions.get("ENABLE_VOICE"))).contains("\"defaultVariant\":\"on\"");
        assertThat(String.valueOf(definitions.get("ENABLE_IMAGES"))).contains("\"defaultVariant\":\"on\"");
        assertThat(definitions).doesNotContainKey("UNHEARD_OF");
        assertThat(definitions.get("ENABLE_DYNAMIC_QUIZ"))
                .isEqualTo(PackagedFlags.definitions("none").get("ENABLE_DYNAMIC_QUIZ"));
    }
}
