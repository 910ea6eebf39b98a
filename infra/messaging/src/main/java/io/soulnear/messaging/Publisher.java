package io.soulnear.messaging;

import java.util.concurrent.CompletableFuture;

/** Straight to Kafka, without a transaction: for what must be said even when the database is away. */
public interface Publisher {
    /** Sends the event; done when all in-sync replicas have it, failed when it is not taken or given up. Waits at most 5 s, when nothing is known of Kafka yet. */
    CompletableFuture<Void> send(Event event);

    /**
     * Sends the event and waits until Kafka has it.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka did not take it in time
     */
    void publish(Event event);
}
