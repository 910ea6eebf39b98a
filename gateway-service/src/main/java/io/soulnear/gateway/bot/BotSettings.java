package io.soulnear.gateway.bot;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.soulnear.runtime.Misconfiguration;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;

/**
 * The bot, and the way between it and Telegram.
 *
 * @param token what BotFather gives, {@code <bot id>:<secret>}
 * @param apiUrl Telegram's, or that of a server that stands in for it
 * @param mode how updates come in
 * @param webhookUrl where Telegram reaches {@code /telegram/webhook} from outside, in webhook mode
 * @param webhookSecret what Telegram says to prove itself, in webhook mode; 1 to 256 of {@code A-Z a-z 0-9 _ -}
 */
@ConfigurationProperties("telegram")
public record BotSettings(
        @NotBlank @Pattern(regexp = "\\d{1,18}:[A-Za-z0-9_-]+", message = "is not a bot token")
        String token,

        @NotBlank @Pattern(regexp = "https?://[^\\s?#]+", message = "must be an http or https address")
        String apiUrl,

        Mode mode,
        @Bindable(defaultValue = "") String webhookUrl,
        @Bindable(defaultValue = "") String webhookSecret) {

    /** How updates come in. */
    public enum Mode {
        POLLING,
        WEBHOOK
    }

    public BotSettings {
        if (mode == Mode.WEBHOOK) {
            if (!webhookUrl.matches("https?://\\S+")) {
                throw new Misconfiguration("TELEGRAM_WEBHOOK_URL must be an http or https address in webhook mode");
            }
            if (!webhookSecret.matches("[A-Za-z0-9_-]{1,256}")) {
                throw new Misconfiguration(
                        "TELEGRAM_WEBHOOK_SECRET must be 1 to 256 letters, digits, _ or - in webhook mode");
            }
        }
    }

    /** The bot's id, which its token begins with. */
    public long botId() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    /** The address of the API. */
    public URI api() {
        return URI.create(apiUrl);
    }

    /** Whether Telegram itself is at the other end, whose limits are known and not stated by its answers alone. */
    public boolean isTelegramItself() {
        var host = api().getHost();
        return host != null && host.endsWith("telegram.org");
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "BotSettings[" + mode + "]";
    }
}
