package io.soulnear.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class KafkaEventsTest {
    private final KafkaEvents wire = new KafkaEvents(new MessagingSettings("test", "localhost:1", "stage.", null));
    private final Event event = new Event(
            UUID.fromString("0193d0c0-0000-7000-8000-000000000001"),
            "io.soulnear.test.happened.v1",
            "test.stream",
            "42",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            "{\"text\":\"привет 👩‍👩‍👧\"}",
            Map.of("route", "dialogue"),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private static ConsumerRecord<String, byte[]> arrived(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                3,
                7,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers().toArray()),
                Optional.empty());
    }

    @Test
    void anEventComesBackAsItWasSent() {
        assertThat(wire.read(arrived(wire.write(event)))).isEqualTo(event);
    }

    @Property
    void anyTextAndAttributeComesBack(@ForAll String text, @ForAll long chat) {
        var whole = new String(text.getBytes(UTF_8), UTF_8); // what UTF-8 can hold: no lone surrogates
        var sent = Event.of(event.id(), event.type(), "t", Long.toString(chat), event.time(), whole);
        assertThat(wire.read(arrived(wire.write(sent)))).isEqualTo(sent);
    }

    @Test
    void theCloudEventsSdkReadsWhatWeWrite() {
        var read = KafkaMessageFactory.createReader(arrived(wire.write(event))).toEvent();

        assertThat(read.getId()).isEqualTo(event.id().toString());
        assertThat(read.getType()).isEqualTo(event.type());
        assertThat(read.getSource()).isEqualTo(URI.create("/soulnear/test"));
        assertThat(read.getTime()).isEqualTo(event.time().atOffset(ZoneOffset.UTC));
        assertThat(read.getExtension("route")).isEqualTo("dialogue");
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(new String(read.getData().toBytes(), UTF_8)).isEqualTo(event.data());
    }

    @Test
    void weReadWhatTheCloudEventsSdkWrites() {
        var foreign = CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withType(event.type())
                .withSource(URI.create("/elsewhere"))
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withExtension("route", "dialogue")
                .withData("application/json", event.data().getBytes(UTF_8))
                .build();
        var record = KafkaMessageFactory.<String>createWriter("stage.test.stream", 0, null, "42")
                .writeBinary(foreign);

        assertThat(wire.read(arrived(record)))
                .isEqualTo(new Event(
                        event.id(),
                        event.type(),
                        event.topic(),
                        "42",
                        event.time(),
                        event.data(),
                        event.attributes(),
                        null));
    }

    @Property
    void anyBytesAreReadOrRefusedButNeverAnythingElse(@ForAll byte[] value, @ForAll byte[] id, @ForAll byte[] time) {
        var record = wire.write(event);
        record.headers().remove("ce_id").add("ce_id", id);
        record.headers().remove("ce_time").add("ce_time", time);
        var garbage = new ProducerRecord<>(record.topic(), 0, record.key(), value, record.headers());

        assertThatThrownBy(() -> wire.read(arrived(garbage))).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void attributesThatCloudEventsRefusesAreRefusedHere() {
        assertThatThrownBy(() -> event.with("Bad-Name", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> event.with("ok", "two\nlines")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void attributesSurviveTheirColumn(@ForAll Map<Integer, String> any) {
        var attributes = new TreeMap<String, String>();
        any.forEach((name, value) -> attributes.put(
                "a" + Integer.toUnsignedString(name), value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "")));
        assertThat(Attributes.read(Attributes.write(attributes))).isEqualTo(attributes);
    }
}
