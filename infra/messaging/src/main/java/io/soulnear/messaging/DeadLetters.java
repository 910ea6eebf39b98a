package io.soulnear.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where events go that can't be handled: {@code <topic>.dlq}, byte for byte as they came, with the cause in headers
 * {@code dl_…}. The cause is classes and places in the code, never a message, since messages may quote what people wrote.
 */
final class DeadLetters {
    static final String SUFFIX = ".dlq";
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int CAUSE_FRAMES = 5;

    private final Producer<String, byte[]> producer;
    private final Topics topics;
    private final KafkaEvents wire;
    private final Clock clock;
    private final MeterRegistry meters;

    DeadLetters(Producer<String, byte[]> producer, Topics topics, KafkaEvents wire, Clock clock, MeterRegistry meters) {
        this.producer = producer;
        this.topics = topics;
        this.wire = wire;
        this.clock = clock;
        this.meters = meters;
    }

    /** Counts from the start, so that the first one is seen as an increase. */
    Counter counted(String group, String topic) {
        return meters.counter("soulnear.dead.letters", "group", group, "topic", topic);
    }

    /**
     * Puts the record aside, and returns when Kafka has it.
     *
     * @throws KafkaException when it could not be put aside; then it must not be passed over
     */
    void add(ConsumerRecord<String, byte[]> record, String group, Throwable cause) {
        var topic = wire.unwire(record.topic());
        var letter = new ProducerRecord<>(wire.wire(topic + SUFFIX), record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        header(letter, "dl_topic", record.topic());
        header(letter, "dl_partition", Integer.toString(record.partition()));
        header(letter, "dl_offset", Long.toString(record.offset()));
        header(letter, "dl_group", group);
        header(letter, "dl_time", clock.instant().toString());
        header(letter, "dl_cause", describe(cause));
        topics.ensure(topic + SUFFIX);
        try {
            producer.send(letter).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new KafkaException("A dead letter could not be put aside", e.getCause());
        }
        counted(group, topic).increment();
        LOG.error(
                "Dead letter: {} partition {} offset {}: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                describe(cause));
    }

    private static String describe(Throwable thrown) {
        var words = new StringBuilder();
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            words.append(words.isEmpty() ? "" : ", caused by ")
                    .append(at.getClass().getName());
            if (at instanceof UnreadableEvent) {
                words.append(": ").append(at.getMessage());
            }
            var frames = at.getStackTrace();
            for (int i = 0; i < Math.min(CAUSE_FRAMES, frames.length); i++) {
                words.append(i == 0 ? " at " : " < ").append(frames[i]);
            }
        }
        return words.toString();
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(UTF_8));
    }
}
