package io.soulnear.dialogue.media.telegram;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.soulnear.runtime.Misconfiguration;

/**
 * Where the files are that people send.
 *
 * @param token the bot's; empty: files are not fetched
 * @param apiUrl the Bot API's address
 */
@ConfigurationProperties("telegram")
record FileSettings(String token, String apiUrl) {
    FileSettings {
        if (!apiUrl.matches("https?://\\S+")) {
            throw new Misconfiguration("TELEGRAM_API_URL must begin with http:// or https://");
        }
    }

    @Override
    public String toString() {
        return "FileSettings[]";
    }
}
