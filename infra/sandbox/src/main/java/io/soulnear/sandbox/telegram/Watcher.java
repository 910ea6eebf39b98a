package io.soulnear.sandbox.telegram;

/** Sees what the bot sends, at the moment it arrives; for drivers in the simulator's own process. */
@FunctionalInterface
public interface Watcher {
    /**
     * Told of each message that was taken, those of one chat in their order. Acting in the chat from here is fine; the bot's call is
     * answered after this returns.
     */
    void sent(long chatId, Message message);
}
