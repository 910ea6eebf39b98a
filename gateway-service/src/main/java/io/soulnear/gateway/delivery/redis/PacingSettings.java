package io.soulnear.gateway.delivery.redis;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.soulnear.gateway.bot.BotSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How fast replies leave. Telegram's own limits are unpublished; about 30 messages a second in all and one a second to a
 * chat, with short bursts, is what it advises (Bot FAQ). A stand-in says with 429 when it has had enough.
 *
 * @param messagesPerSecond for the whole bot; 0 is no limit, -1 is what suits the API
 * @param chatMessagesPerSecond for one chat; 0 is no limit, -1 is what suits the API
 */
@ConfigurationProperties("telegram.pacing")
record PacingSettings(
        @Min(-1) @Max(10_000) int messagesPerSecond,
        @Min(-1) @Max(1_000) int chatMessagesPerSecond) {
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
}
