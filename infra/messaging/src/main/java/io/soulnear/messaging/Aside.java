package io.soulnear.messaging;

/**
 * Where a service puts what came to it otherwise than through Kafka and can't become an event: among the dead letters of the topic that
 * it was meant for, as having the partition and the offset -1.
 */
@FunctionalInterface
public interface Aside {
    /**
     * Puts it aside, byte for byte, and returns when Kafka has it.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not take it; then it must not be passed over
     */
    void put(byte[] value, UnreadableEvent why);
}
