package io.soulnear.dialogue.media.openai;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.soulnear.runtime.Misconfiguration;

/**
 * An OpenAI-compatible endpoint that writes down what is said.
 *
 * @param baseUrl up to and with the version; empty: voice messages are not understood
 * @param apiKey empty for none
 * @param model its name there
 */
@ConfigurationProperties("soulnear.transcription")
record TranscriptionSettings(String baseUrl, String apiKey, String model) {
    TranscriptionSettings {
        if (!baseUrl.isEmpty() && !baseUrl.matches("https?://\\S+")) {
            throw new Misconfiguration("TRANSCRIPTION_BASE_URL must begin with http:// or https://");
        }
        if (model.isBlank()) {
            throw new Misconfiguration("TRANSCRIPTION_MODEL must not be blank");
        }
    }

    @Override
    public String toString() {
        return "TranscriptionSettings[" + model + "]";
    }
}
