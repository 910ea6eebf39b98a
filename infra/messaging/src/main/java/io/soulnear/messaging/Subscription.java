package io.soulnear.messaging;

import java.util.Set;

/**
 * Who reads what.
 *
 * @param group the consumer group: every event goes to one instance of it
 * @param topics the streams, without the environment's prefix
 * @param handler acts on their events
 */
public record Subscription(String group, Set<String> topics, Handler handler) {
    public Subscription {
        topics = Set.copyOf(topics);
    }
}
