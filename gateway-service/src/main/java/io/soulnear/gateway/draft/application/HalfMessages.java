package io.soulnear.gateway.draft.application;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are sent and not finished, where Telegram shows no drafts. Nothing in it says whose they are. Gateways take
 * turns at one: who holds it may change the message.
 */
public interface HalfMessages {
    /**
     * Takes hold of the message for an update, or of the right to send the first one, for at most that time.
     *
     * @return null when another holds it, when the reply has come, or when nobody knows what became of the first one
     */
    @Nullable
    Half hold(UUID cause, Duration atMost);

    /** Lets go of it; {@code messageId} is what Telegram calls it. */
    void release(UUID cause, long messageId);

    /** Lets go of it; no message was sent. */
    void forgo(UUID cause);

    /**
     * Says that a reply has come: nobody gets hold of it from now on, and it is the first reply's. Can be said again.
     *
     * @return null while another holds it
     */
    @Nullable
    Half finish(UUID cause, UUID reply);

    /** A half message; {@code messageId} is 0 while there is none that is known. */
    record Half(long messageId) {}
}
