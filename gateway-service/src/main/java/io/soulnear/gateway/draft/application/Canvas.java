package io.soulnear.gateway.draft.application;

import java.time.Duration;

/** Telegram, as far as it shows unfinished texts. Each is tried once, within about three seconds. */
public interface Canvas {
    /** Shows a draft, which vanishes by itself. */
    Result draft(Frame frame);

    /** Sends the text as a message that can be changed. */
    Result begin(Frame frame);

    /** Changes that message. */
    Result go(Frame frame, long messageId);

    /** What became of it. */
    sealed interface Result {
        /** It is seen; {@code messageId} is the new message's, 0 when there is none. */
        record Shown(long messageId) implements Result {}

        /** Too much for now; nothing more for that time. */
        record Later(Duration pause) implements Result {}

        /** Telegram does not know this way of showing, for this bot. */
        record Unsupported() implements Result {}

        /** Not seen, this time. */
        record Failed() implements Result {}

        /** Nobody knows whether it is seen. */
        record Lost() implements Result {}
    }
}
