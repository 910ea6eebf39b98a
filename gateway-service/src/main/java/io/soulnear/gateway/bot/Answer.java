package io.soulnear.gateway.bot;

/** How a call of the Bot API went. */
public sealed interface Answer {
    /** Telegram did it; {@code body} is its whole answer, JSON. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    record Ok(byte[] body) implements Answer {}

    /**
     * Telegram would not.
     *
     * @param status Telegram's {@code error_code}, or the HTTP status when it gave none
     * @param description Telegram's explanation; it can quote a message, so it goes to no log as it is
     * @param retryAfterSeconds when to try again, 0 when Telegram does not say
     */
    record Refused(int status, String description, long retryAfterSeconds) implements Answer {}

    /** No connection: Telegram has not seen the call. */
    record NotSent() implements Answer {}

    /** The call left, and no answer that makes sense came back: Telegram may have done it. */
    record Lost() implements Answer {}
}
