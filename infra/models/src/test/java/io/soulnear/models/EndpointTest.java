package io.soulnear.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.runtime.Misconfiguration;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static final OpenAiSettings NO_OPENAI = new OpenAiSettings("https://api.openai.com/v1", "", "gpt-4o-mini");
    private static final OpenAiSettings OPENAI = new OpenAiSettings("https://api.openai.com/v1", "sk-1", "gpt-4o-mini");
    private static final GeminiSettings NO_GEMINI = new GeminiSettings("https://google/v1beta", "", "gemini-2.5-flash");
    private static final GeminiSettings GEMINI = new GeminiSettings("https://google/v1beta", "g-1", "gemini-2.5-flash");

    @Test
    void withoutAKeyNothingLeavesTheMachine() {
        assertThat(endpoints("", NO_OPENAI, NO_GEMINI, SecondarySettings.NONE)).isEmpty();
    }

    @Test
    void aKeyChoosesItsProviderAndAWordOverrulesIt() {
        assertThat(endpoints("", OPENAI, GEMINI, SecondarySettings.NONE))
                .extracting(Endpoint::provider)
                .containsExactly("openai");
        assertThat(endpoints("", NO_OPENAI, GEMINI, SecondarySettings.NONE))
                .extracting(Endpoint::provider)
                .containsExactly("gemini");
        assertThat(endpoints("gemini", OPENAI, GEMINI, SecondarySettings.NONE))
                .extracting(Endpoint::provider)
                .containsExactly("gemini");
        assertThat(endpoints("offline", OPENAI, GEMINI, new SecondarySettings("openai", "", "", "gpt-4.1")))
                .isEmpty();
    }

    @Test
    void theSecondModelTakesFromItsProviderWhatItIsNotGiven() {
        assertThat(endpoints("gemini", OPENAI, GEMINI, new SecondarySettings("openai", "", "", "gpt-4.1")))
                .containsExactly(
                        new Endpoint("primary", "gemini", "https://google/v1beta", "g-1", "gemini-2.5-flash"),
                        new Endpoint("secondary", "openai", "https://api.openai.com/v1", "sk-1", "gpt-4.1"));
        assertThat(endpoints(
                        "openai", OPENAI, NO_GEMINI, new SecondarySettings("openai", "http://local:1/v1", "x", "m")))
                .contains(new Endpoint("secondary", "openai", "http://local:1/v1", "x", "m"));
    }

    @Test
    void whatIsMissingOrWrongIsNamedByItsVariableAndNeverByItsValue() {
        assertThatThrownBy(() -> endpoints("openai", NO_OPENAI, NO_GEMINI, SecondarySettings.NONE))
                .isInstanceOf(Misconfiguration.class)
                .hasMessageContaining("OPENAI_API_KEY");
        assertThatThrownBy(() -> endpoints("gemini", OPENAI, NO_GEMINI, SecondarySettings.NONE))
                .hasMessageContaining("GEMINI_API_KEY");
        assertThatThrownBy(
                        () -> endpoints("", new OpenAiSettings("gopher", "sk-1", "m"), GEMINI, SecondarySettings.NONE))
                .hasMessageContaining("OPENAI_BASE_URL")
                .hasMessageNotContaining("gopher");
        assertThatThrownBy(() -> endpoints("", OPENAI, NO_GEMINI, new SecondarySettings("openai", "", "", "")))
                .hasMessageContaining("MODEL_SECONDARY_NAME");
        assertThatThrownBy(() -> endpoints("", OPENAI, NO_GEMINI, new SecondarySettings("gemini", "", "", "g")))
                .hasMessageContaining("MODEL_SECONDARY_API_KEY");
        assertThatThrownBy(() -> endpoints("", OPENAI, NO_GEMINI, new SecondarySettings("parrot", "", "", "g")))
                .hasMessageContaining("MODEL_SECONDARY_PROVIDER");
        assertThatThrownBy(() -> endpoints("parrot", OPENAI, NO_GEMINI, SecondarySettings.NONE))
                .hasMessageContaining("MODEL_PROVIDER");
    }

    @Test
    void aKeyIsNeverPrinted() {
        assertThat(endpoints("", OPENAI, GEMINI, SecondarySettings.NONE).toString()
                        + OPENAI
                        + GEMINI
                        + new SecondarySettings("openai", "", "sk-2", "m"))
                .doesNotContain("sk-1", "g-1", "sk-2");
    }

    private static List<Endpoint> endpoints(
            String provider, OpenAiSettings openAi, GeminiSettings gemini, SecondarySettings secondary) {
        var settings = new ModelSettings(provider, Duration.ofSeconds(25), Duration.ofSeconds(20), 64, 600, "");
        return Endpoint.of(settings, openAi, gemini, secondary);
    }
}
