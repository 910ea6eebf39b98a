package io.soulnear.gateway.focus.application;

import io.soulnear.gateway.focus.domain.Focus;
import io.soulnear.messaging.Transaction;

/** The chats that have finished onboarding. */
public interface Chats {
    /** Adds a chat; one that is there already stays as it is. */
    void register(Transaction tx, long chatId, Focus focus);

    /** Moves the chat from one focus to another; false when it is not there, or somewhere else. */
    boolean move(Transaction tx, long chatId, Focus from, Focus to);

    /** Removes everything about the chat. */
    void forget(Transaction tx, long chatId);
}
