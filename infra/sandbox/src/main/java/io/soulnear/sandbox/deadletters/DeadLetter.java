package io.soulnear.sandbox.deadletters;

/**
 * An event that was put aside; everything but what it says.
 *
 * @param topic the topic that it came from, as the services name it
 * @param partition where it lies in {@code <topic>.dlq}
 * @param offset where it lies in {@code <topic>.dlq}
 * @param id the event's
 * @param type the event's
 * @param group who could not handle it
 * @param cause exceptions and places in the code
 * @param time when it was put aside, ISO 8601
 * @param redriven whether it was sent on its way again since
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        String id,
        String type,
        String group,
        String cause,
        String time,
        boolean redriven) {}
