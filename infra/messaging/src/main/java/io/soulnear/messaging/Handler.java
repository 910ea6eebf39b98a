package io.soulnear.messaging;

/**
 * What a service does with the events of its topics. Events of one lane come strictly one after another, different lanes
 * in parallel, each on a virtual thread, so blocking is fine.
 */
public interface Handler {
    /**
     * Acts on the event; when it returns, the event is done. What it throws decides what follows: something that we
     * depend on is away, and it is called again until that is back; {@link UnreadableEvent}, and the event becomes a dead
     * letter at once; anything else counts as our bug, and it does so after three attempts.
     */
    void handle(Event event) throws Exception;

    /** Whether the event is for this handler at all; a cheap look at its type and attributes, not at its data. */
    default boolean wants(Event event) {
        return true;
    }

    /**
     * Looks at an event that is wanted and says what is to be done, on the thread that reads the topic: microseconds, and
     * nothing that waits. Events of one key must not overtake each other, unless said otherwise.
     */
    default Task task(Event event) {
        return new Task(event.key(), () -> handle(event));
    }

    /** Called once for an event that has waited {@value Handling#STALLED_SECONDS} s for something that is away. */
    default void stalled(Event event) {}

    /** Called after the event became a dead letter through our own fault. */
    default void abandoned(Event event) {}
}
