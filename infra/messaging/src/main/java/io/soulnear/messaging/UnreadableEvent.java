package io.soulnear.messaging;

/** An event that no retry will make readable. It goes to the dead letters at once, and its partition moves on. */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why, in words that hold nothing of the payload. */
    public UnreadableEvent(String why) {
        super(why);
    }

    /** Says why; only the class of the cause is kept with the dead letter, since its message may quote the payload. */
    public UnreadableEvent(String why, Throwable cause) {
        super(why, cause);
    }
}
