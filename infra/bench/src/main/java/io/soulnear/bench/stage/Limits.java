package io.soulnear.bench.stage;

/** What people may write, and the bot may send. */
public enum Limits {
    /** Nothing is counted. */
    NONE("0", "0"),
    /** Everything is counted, in Redis, and nobody ever comes near what is allowed. */
    OUT_OF_REACH("1000000", "1000");

    final String texts;
    final String messagesPerSecond;

    Limits(String texts, String messagesPerSecond) {
        this.texts = texts;
        this.messagesPerSecond = messagesPerSecond;
    }
}
