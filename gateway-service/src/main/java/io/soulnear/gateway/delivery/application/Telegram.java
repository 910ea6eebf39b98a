package io.soulnear.gateway.delivery.application;

import io.soulnear.gateway.delivery.domain.Message;
import io.soulnear.gateway.delivery.domain.Verdict;

/** The other end: takes one piece that is short enough, and says what became of it. */
public interface Telegram {
    /** Tries once. */
    Verdict send(long chatId, Message piece);

    /** Tries once to put the piece in the place of a message; refused when that is not there. Trying again does no harm. */
    Verdict replace(long chatId, long messageId, Message piece);
}
