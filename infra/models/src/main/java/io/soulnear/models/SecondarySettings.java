package io.soulnear.models;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The model that is asked when the first has no answer.
 *
 * @param provider {@code openai}, {@code gemini}, or empty for no second model
 * @param baseUrl empty for that of the provider as the first model would use it
 * @param apiKey empty for that of the provider as the first model would use it
 * @param name the model's name there
 */
@ConfigurationProperties("soulnear.model.secondary")
public record SecondarySettings(String provider, String baseUrl, String apiKey, String name) {
    /** No second model. */
    public static final SecondarySettings NONE = new SecondarySettings("", "", "", "");

    @Override
    public String toString() {
        return "SecondarySettings[" + provider + ", " + name + "]";
    }
}
