package io.soulnear.models;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.soulnear.runtime.Misconfiguration;
import java.time.Duration;

/**
 * Which model is asked first, and how much a question may take.
 *
 * @param provider {@code openai}, {@code gemini}, {@code offline} (nothing leaves the machine), or empty: the one that has a key
 * @param deadline for one answer, all attempts and models included
 * @param attempt for the silence of a provider in a single attempt
 * @param concurrency calls under way at once, for each model
 * @param maxTokens of one answer, where the request does not say
 * @param prices a file with prices in place of those that come along, or empty
 */
@ConfigurationProperties("soulnear.model")
public record ModelSettings(
        String provider, Duration deadline, Duration attempt, int concurrency, int maxTokens, String prices) {
    public ModelSettings {
        switch (provider) {
            case "", "offline", "openai", "gemini" -> {}
            default -> throw new Misconfiguration("MODEL_PROVIDER is neither openai nor gemini nor offline");
        }
        if (concurrency < 1 || maxTokens < 1) {
            throw new Misconfiguration("MODEL_CONCURRENCY and MODEL_MAX_TOKENS must be at least 1");
        }
        if (deadline.isNegative() || deadline.isZero() || attempt.isNegative() || attempt.isZero()) {
            throw new Misconfiguration("MODEL_DEADLINE and MODEL_ATTEMPT_TIMEOUT must be longer than nothing");
        }
    }
}
