package io.soulnear.gateway.delivery.application;

import io.soulnear.gateway.delivery.domain.Message;
import io.soulnear.gateway.delivery.domain.Verdict;

/** The other end: takes one piece that is short enough, and says what became of it. */
@FunctionalInterface
public interface Telegram {
    /** Tries once. */
    Verdict send(long chatId, Message piece);
}
