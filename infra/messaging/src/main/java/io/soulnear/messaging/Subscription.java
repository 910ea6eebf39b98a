package io.soulnear.messaging;

import java.time.Duration;
import java.util.Set;

/**
 * Who reads what.
 *
 * @param group the consumer group: every event goes to one instance of it
 * @param topics the streams, without the environment's prefix
 * @param handler acts on their events
 * @param gathering how long after some events the next may wait for more to come along; for groups that pass most of them over, or
 *     that nobody waits for, since each look costs a wake-up here and at the broker
 */
public record Subscription(String group, Set<String> topics, Handler handler, Duration gathering) {
    public Subscription {
        topics = Set.copyOf(topics);
    }

    /** A subscription that gets its events at once. */
    public Subscription(String group, Set<String> topics, Handler handler) {
        this(group, topics, handler, Duration.ZERO);
    }
}
