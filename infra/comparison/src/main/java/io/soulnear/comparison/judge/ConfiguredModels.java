package io.soulnear.comparison.judge;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.models.GeminiSettings;
import io.soulnear.models.ModelSettings;
import io.soulnear.models.ModelTelemetry;
import io.soulnear.models.Models;
import io.soulnear.models.OpenAiSettings;
import io.soulnear.models.SecondarySettings;
import java.time.Duration;
import java.util.Map;

/** The models that the services' own variables name, outside of a service. */
public final class ConfiguredModels {
    private static final int AT_ONCE = 16;
    private static final int MAX_TOKENS = 400;

    private ConfiguredModels() {}

    /**
     * The models; none are configured where the variables name none. To be closed.
     *
     * @param variables {@code MODEL_PROVIDER}, {@code OPENAI_API_KEY} and the others, by the names and defaults that services know
     * @throws io.soulnear.runtime.Misconfiguration when they do not go together
     */
    public static Models of(Map<String, String> variables) {
        return Models.of(
                new ModelSettings(
                        variables.getOrDefault("MODEL_PROVIDER", ""),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        AT_ONCE,
                        MAX_TOKENS,
                        variables.getOrDefault("MODEL_PRICES_FILE", "")),
                new OpenAiSettings(
                        variables.getOrDefault("OPENAI_BASE_URL", "https://api.openai.com/v1"),
                        variables.getOrDefault("OPENAI_API_KEY", ""),
                        variables.getOrDefault("OPENAI_MODEL", "gpt-4o-mini")),
                new GeminiSettings(
                        variables.getOrDefault("GEMINI_BASE_URL", "https://generativelanguage.googleapis.com/v1beta"),
                        variables.getOrDefault("GEMINI_API_KEY", ""),
                        variables.getOrDefault("GEMINI_MODEL", "gemini-3.5-flash-lite")),
                SecondarySettings.NONE,
                new ModelTelemetry(OpenTelemetry.noop(), new SimpleMeterRegistry()));
    }
}
