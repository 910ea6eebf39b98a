package io.soulnear.gateway.delivery.redis;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.soulnear.gateway.bot.BotSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/**
 * How fast replies leave. Telegram's own limits are unpublished; about 30 messages a second in all and one a second to a
 * chat, with short bursts, is what it advises (Bot FAQ). A stand-in says with 429 when it has had enough.
 *
 * @param messagesPerSecond for the whole bot; 0 is no limit, -1 is what suits the API
 * @param chatMessagesPerSecond for one chat; 0 is no limit, -1 is what suits the API
 * @param redisUrl where gateways share the budget; empty: each has its own
 */
@ConfigurationProperties("telegram.pacing")
record PacingSettings(
        @Min(-1) @Max(10_000) int messagesPerSecond,
        @Min(-1) @Max(1_000) int chatMessagesPerSecond,

        @Bindable(defaultValue = "")
        @Pattern(regexp = "|rediss?://\\S+", message = "must begin with redis:// or rediss://")
        String redisUrl) {
    private static final int TELEGRAM = 30;
    private static final int TELEGRAM_CHAT = 1;

    /** The whole bot's rate; 0 is no limit. */
    int overall(BotSettings bot) {
        return messagesPerSecond >= 0 ? messagesPerSecond : bot.isTelegramItself() ? TELEGRAM : 0;
    }

    /** One chat's rate; 0 is no limit. */
    int perChat(BotSettings bot) {
        return chatMessagesPerSecond >= 0 ? chatMessagesPerSecond : bot.isTelegramItself() ? TELEGRAM_CHAT : 0;
    }

    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
        return "PacingSettings[" + messagesPerSecond + ", " + chatMessagesPerSecond + "]";
    }
}
