package io.soulnear.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as <a href="https://cloudevents.io">CloudEvents 1.0</a> says it, on its way through Kafka.
 *
 * @param id made once, when the event is decided; a repeat of the same event has the same id
 * @param type what happened, past tense with a major version, such as {@code io.soulnear.quiz.answer-given.v1}
 * @param topic the stream it belongs to, without the environment's prefix
 * @param key events of one key keep their order; everywhere but for flags the chat id
 * @param time when it happened
 * @param data the payload, JSON
 * @param attributes further CloudEvents attributes: lower-case letters and digits to a short printable value
 * @param traceparent the W3C trace context that it was decided in, if there was one
 */
public record Event(
        UUID id,
        String type,
        String topic,
        String key,
        Instant time,
        String data,
        Map<String, String> attributes,
        @Nullable String traceparent) {

    public Event {
        attributes.forEach(Event::check);
        attributes = Map.copyOf(attributes);
    }

    /** An event that is decided here and now, in the trace that this thread is in; without further attributes. */
    public static Event of(UUID id, String type, String topic, String key, Instant time, String data) {
        return new Event(id, type, topic, key, time, data, Map.of(), Trace.current());
    }

    /**
     * The same event with one more attribute.
     *
     * @throws IllegalArgumentException when CloudEvents would refuse the name, or the value holds control characters
     */
    public Event with(String attribute, String value) {
        var more = new TreeMap<>(attributes);
        more.put(attribute, value);
        return new Event(id, type, topic, key, time, data, more, traceparent);
    }

    /** The same event as a replay plays it: in a trace that begins with it, and is linked to the one that it was recorded in. */
    public Event replayed() {
        var begun = new Event(id, type, topic, key, time, data, attributes, null);
        return traceparent == null ? begun : begun.with(Trace.RECORDED, traceparent);
    }

    private static void check(String attribute, String value) {
        if (attribute.isEmpty() || !attribute.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            throw new IllegalArgumentException("Not a CloudEvents attribute name: " + attribute);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Control characters in the attribute " + attribute);
        }
    }
}
