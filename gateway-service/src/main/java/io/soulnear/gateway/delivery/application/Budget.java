package io.soulnear.gateway.delivery.application;

/** How many messages may leave, for one chat and for the whole bot. */
@FunctionalInterface
public interface Budget {
    /** No limit: the API states its own. */
    Budget UNLIMITED = _ -> {};

    /** Waits until one more message may go to the chat. */
    void take(long chatId) throws InterruptedException;
}
