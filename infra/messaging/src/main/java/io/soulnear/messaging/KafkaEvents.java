package io.soulnear.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events as Kafka records: CloudEvents 1.0 in binary mode, attributes as {@code ce_} headers, plain JSON as the value.
 * Every payload passes here, in and out.
 */
public final class KafkaEvents {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEvents.class);
    private static final String ATTRIBUTE = "ce_";
    private static final String TRACEPARENT = "traceparent";

    private final String prefix;
    private final byte[] source;

    /** @param settings whose prefix and service the records carry */
    public KafkaEvents(MessagingSettings settings) {
        this.prefix = settings.prefix();
        this.source = ("/soulnear/" + settings.service()).getBytes(UTF_8);
    }

    /** The topic's name in this environment. */
    public String wire(String topic) {
        return prefix + topic;
    }

    /** The topic behind a name in this environment. */
    public String unwire(String name) {
        return name.substring(prefix.length());
    }

    /** The record that says what the event says. */
    public ProducerRecord<String, byte[]> write(Event event) {
        var record = new ProducerRecord<>(
                wire(event.topic()), event.key(), event.data().getBytes(UTF_8));
        var headers = record.headers();
        put(headers, "content-type", "application/json");
        put(headers, ATTRIBUTE + "specversion", "1.0");
        put(headers, ATTRIBUTE + "id", event.id().toString());
        put(headers, ATTRIBUTE + "type", event.type());
        put(headers, ATTRIBUTE + "time", event.time().toString());
        headers.add(ATTRIBUTE + "source", source);
        event.attributes().forEach((name, value) -> put(headers, ATTRIBUTE + name, value));
        if (event.traceparent() != null) {
            put(headers, TRACEPARENT, event.traceparent());
        }
        return record;
    }

    /**
     * The event that a record tells of.
     *
     * @throws UnreadableEvent when the record is not a CloudEvent as this house writes them
     */
    public Event read(ConsumerRecord<String, byte[]> record) {
        var attributes = new HashMap<String, String>();
        String traceparent = null;
        for (var header : record.headers()) {
            if (header.key().startsWith(ATTRIBUTE) && header.value() != null) {
                attributes.put(header.key().substring(ATTRIBUTE.length()), new String(header.value(), UTF_8));
            } else if (header.key().equals(TRACEPARENT) && header.value() != null) {
                traceparent = new String(header.value(), UTF_8);
            }
        }
        if (!"1.0".equals(attributes.remove("specversion"))) {
            throw new UnreadableEvent("not a CloudEvent of version 1.0");
        }
        attributes.remove("source");
        var id = required(attributes.remove("id"), "id");
        var type = required(attributes.remove("type"), "type");
        var time = required(attributes.remove("time"), "time");
        var key = required(record.key(), "key");
        try {
            return new Event(
                    UUID.fromString(id),
                    type,
                    unwire(record.topic()),
                    key,
                    Instant.parse(time),
                    text(record.value()),
                    attributes,
                    traceparent);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new UnreadableEvent("malformed CloudEvents attributes", e);
        } catch (CharacterCodingException e) {
            throw new UnreadableEvent("the payload is not UTF-8", e);
        }
    }

    /** Gives the event that a record tells of; a record that tells of none is said in the log, and passed over. */
    void readTo(Consumer<Event> each, ConsumerRecord<String, byte[]> record) {
        Event event;
        try {
            event = read(record);
        } catch (UnreadableEvent e) {
            LOG.warn("An event of {} cannot be read: {}", record.topic(), e.getMessage());
            return;
        }
        each.accept(event);
    }

    private static String text(byte @Nullable [] value) throws CharacterCodingException {
        if (value == null) {
            throw new UnreadableEvent("no payload");
        }
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    }

    private static String required(@Nullable String value, String name) {
        if (value == null) {
            throw new UnreadableEvent("no " + name);
        }
        return value;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
