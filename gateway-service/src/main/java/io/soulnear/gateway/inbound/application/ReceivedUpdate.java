package io.soulnear.gateway.inbound.application;

import io.soulnear.gateway.focus.domain.Chat.Reach;
import io.soulnear.gateway.focus.domain.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * An update of Telegram, and what of it matters here.
 *
 * @param chatId the chat that it belongs to; null when it belongs to none
 * @param reach what it says about messages arriving; null when nothing
 * @param callback the press of a button that waits for an answer; null when it is none
 * @param json Telegram's text of it
 */
public record ReceivedUpdate(
        long updateId,
        @Nullable Long chatId,
        Incoming incoming,
        @Nullable Reach reach,
        @Nullable Callback callback,
        String json) {

    /** A press of a button; {@code languageCode} is the presser's as Telegram knows it. */
    public record Callback(String id, @Nullable String languageCode) {}
}
