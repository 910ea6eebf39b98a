package io.soulnear.bench.stage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says what people wrote as dialogue-service would, in {@code dialogue.turn}; nobody replies. */
public final class Turns implements AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final String topic;

    Turns(String kafka, String topic) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", "5"),
                new StringSerializer(),
                new StringSerializer());
        this.topic = topic;
    }

    /** Says that a person wrote this; returns before Kafka has it. */
    public void completed(int person, String text) {
        var chat = Long.toString(Stage.chat(person));
        var turn = new ProducerRecord<>(topic, chat, """
                {"chatId":%s,"turnId":"%s","mode":"helper","language":"ru","personText":"%s","replyText":"Слышу тебя.",\
                "provider":"offline","model":"reflective","promptVersion":"v1","tokensIn":0,"tokensOut":0,"latencyMillis":1}""".formatted(chat, UUID.randomUUID(), text));
        Map.of(
                        "specversion", "1.0",
                        "id", UUID.randomUUID().toString(),
                        "type", "io.soulnear.dialogue.turn-completed.v1",
                        "source", "/bench",
                        "time", Instant.now().toString())
                .forEach((name, value) -> turn.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(turn);
    }

    @Override
    public void close() {
        producer.close();
    }
}
