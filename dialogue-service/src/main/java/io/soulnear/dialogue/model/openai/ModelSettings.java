package io.soulnear.dialogue.model.openai;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.soulnear.runtime.Misconfiguration;
import java.net.URI;
import java.time.Duration;

/**
 * Which model answers, and how long it may take.
 *
 * @param provider {@code openai}, {@code offline}, or empty: {@code openai} when there is a key
 * @param baseUrl of an OpenAI-compatible API, up to and with the version
 * @param apiKey empty for none
 * @param name the model's name there
 * @param deadline for one reply, all attempts included
 * @param attempt for a single attempt
 * @param concurrency calls under way at once
 * @param maxTokens of one reply
 */
@ConfigurationProperties("soulnear.model")
record ModelSettings(
        String provider,
        String baseUrl,
        String apiKey,
        String name,
        Duration deadline,
        Duration attempt,
        int concurrency,
        int maxTokens) {
    ModelSettings {
        switch (provider) {
            case "", "offline" -> {}
            case "openai" -> {
                if (apiKey.isBlank()) {
                    throw new Misconfiguration("OPENAI_API_KEY is not set, and MODEL_PROVIDER=openai needs it");
                }
            }
            default -> throw new Misconfiguration("MODEL_PROVIDER is neither openai nor offline");
        }
        if (!isWeb(baseUrl)) {
            throw new Misconfiguration("OPENAI_BASE_URL is not an http or https address");
        }
        if (name.isBlank()) {
            throw new Misconfiguration("OPENAI_MODEL is empty");
        }
        if (concurrency < 1 || maxTokens < 1) {
            throw new Misconfiguration("MODEL_CONCURRENCY and MODEL_MAX_TOKENS must be at least 1");
        }
        if (deadline.isNegative() || deadline.isZero() || attempt.isNegative() || attempt.isZero()) {
            throw new Misconfiguration("MODEL_DEADLINE and MODEL_ATTEMPT_TIMEOUT must be longer than nothing");
        }
    }

    boolean isRemote() {
        return provider.equals("openai") || (provider.isEmpty() && !apiKey.isBlank());
    }

    private static boolean isWeb(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ModelSettings[" + provider + ", " + name + "]";
    }
}
