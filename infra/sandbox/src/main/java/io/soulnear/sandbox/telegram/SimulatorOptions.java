package io.soulnear.sandbox.telegram;

import java.time.Duration;

/**
 * How the simulator starts.
 *
 * @param port to listen on; 0 for any free one
 * @param token of the bot, {@code <digits>:<secret>}
 * @param username of the bot, ending in "bot"
 * @param history how many messages are kept per chat; with 0 only counters and latencies are, which is for load
 * @param limits when the bot gets 429 by itself
 * @param callbackLife how long a pressed button may be answered; Telegram does not publish its own figure
 */
public record SimulatorOptions(
        int port, String token, String username, int history, Limits limits, Duration callbackLife) {
    /** Refuses a token that is none. */
    public SimulatorOptions {
        if (!token.matches("\\d{1,15}:[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("A bot token is digits, a colon, then letters, digits, _ or -");
        }
    }

    /** A simulator on a free port, without limits, that keeps 500 messages per chat. */
    public static SimulatorOptions of(String token) {
        return new SimulatorOptions(0, token, "soulnear_bot", 500, Limits.NONE, Duration.ofSeconds(30));
    }

    /** The same on a certain port. */
    public SimulatorOptions onPort(int number) {
        return new SimulatorOptions(number, token, username, history, limits, callbackLife);
    }

    /** The same keeping so many messages per chat. */
    public SimulatorOptions keeping(int messages) {
        return new SimulatorOptions(port, token, username, messages, limits, callbackLife);
    }

    /** The same with limits. */
    public SimulatorOptions with(Limits enforced) {
        return new SimulatorOptions(port, token, username, history, enforced, callbackLife);
    }

    /** The same with another time to answer pressed buttons. */
    public SimulatorOptions answeringWithin(Duration life) {
        return new SimulatorOptions(port, token, username, history, limits, life);
    }

    /** The number in front of the token's colon. */
    long botId() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }
}
