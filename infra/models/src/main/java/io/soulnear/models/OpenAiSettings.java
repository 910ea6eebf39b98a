package io.soulnear.models;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * An OpenAI-compatible API.
 *
 * @param baseUrl up to and with the version
 * @param apiKey empty for none
 * @param name the model's name there
 */
@ConfigurationProperties("soulnear.model.openai")
public record OpenAiSettings(String baseUrl, String apiKey, String name) {
    @Override
    public String toString() {
        return "OpenAiSettings[" + name + "]";
    }
}
