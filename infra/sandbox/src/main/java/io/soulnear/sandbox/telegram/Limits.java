package io.soulnear.sandbox.telegram;

/**
 * How fast the bot may send before it gets 429. Telegram publishes no exact figures; about 1 a second per chat (short
 * bursts pass) and 30 a second overall.
 *
 * @param perSecond messages a second over all chats; 0 for no limit
 * @param chatPerSecond messages a second in one chat; 0 for no limit
 * @param chatBurst how many may go at once in one chat after a pause
 */
public record Limits(double perSecond, double chatPerSecond, int chatBurst) {
    /** No limits. */
    public static final Limits NONE = new Limits(0, 0, 1);
    /** About what Telegram does. */
    public static final Limits TELEGRAM = new Limits(30, 1, 20);
}
