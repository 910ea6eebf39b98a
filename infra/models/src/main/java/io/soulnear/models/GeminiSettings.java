package io.soulnear.models;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Google's Gemini API.
 *
 * @param baseUrl up to and with the version
 * @param apiKey empty for none
 * @param name the model's name there
 */
@ConfigurationProperties("soulnear.model.gemini")
public record GeminiSettings(String baseUrl, String apiKey, String name) {
    @Override
    public String toString() {
        return "GeminiSettings[" + name + "]";
    }
}
