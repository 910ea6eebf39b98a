package io.soulnear.journeys.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.deadletters.DeadLetter;
import io.soulnear.sandbox.deadletters.DeadLetters;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WholeSystem
class PoisonTest {
    private final RunningSystem system;

    PoisonTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "telegram.update, io.soulnear.telegram.update-received.v1",
        "telegram.reply,  io.soulnear.telegram.reply-requested.v1",
        "profile.person,  io.soulnear.profile.registered.v1",
        "quiz.session,    io.soulnear.quiz.completed.v1",
        "profile.erasure, io.soulnear.erasure.confirmed.v1"
    })
    void whatNobodyCanReadIsPutAsideWithItsCauseAndThoseBehindItAreServed(String topic, String type) {
        var visitor = Visitor.stranger(system, Tongue.RUSSIAN);
        var payload = "\"" + visitor.word() + "\" is no event";
        var id = UUID.randomUUID();
        var strangers =
                letters(topic).stream().filter(letter -> letter.id().isEmpty()).count();

        send(record(topic, visitor, payload));
        send(enveloped(record(topic, visitor, "{\"chatId\":\"" + visitor.word() + "\"}"), id, type));
        send(enveloped(record(topic, visitor, payload), UUID.randomUUID(), type));

        visitor.introducesThemself();
        needsTheTopic(topic, visitor);
        await().atMost(RunningSystem.PATIENCE).untilAsserted(() -> {
            assertThat(letters(topic))
                    .filteredOn(letter -> letter.id().equals(id.toString()))
                    .isNotEmpty()
                    .allSatisfy(letter -> assertThat(letter.type()).isEqualTo(type))
                    .allSatisfy(letter -> assertThat(letter.group()).isNotBlank())
                    .allSatisfy(letter -> assertThat(letter.cause()).contains("UnreadableEvent"));
            assertThat(letters(topic))
                    .filteredOn(letter -> letter.id().isEmpty())
                    .hasSizeGreaterThan((int) strangers)
                    .allSatisfy(letter -> assertThat(letter.cause()).contains("not a CloudEvent"));
        });
        assertThat(system.soulnear("dead-letters", "list").text())
                .contains(topic)
                .doesNotContain(visitor.word());
    }

    /** Nothing but an event of this topic, on the poisoned partition, makes it go well. */
    private void needsTheTopic(String topic, Visitor visitor) {
        switch (topic) {
            case "quiz.session" -> {
                visitor.says("/quiz");
                visitor.hears("quiz", "quiz.choose");
                send(enveloped(
                        record(topic, visitor, "{\"chatId\":" + visitor.id() + "}"),
                        UUID.randomUUID(),
                        "io.soulnear.quiz.cancelled.v1"));
                await().atMost(RunningSystem.PATIENCE)
                        .until(() -> system.database().focus(visitor.id()).equals("helper"));
            }
            case "profile.erasure" -> {
                visitor.says("/forget_me");
                visitor.hears("profile", "forget.once");
                visitor.presses("profile", "forget.once.yes");
                visitor.hears("profile", "forget.twice");
                visitor.presses("profile", "forget.twice.yes");
                visitor.hears("profile", "forget.done");
            }
            default -> {
                visitor.says("Слышно меня? " + visitor.word());
                visitor.hearsSomething();
            }
        }
    }

    /** For these topics nobody waits: that the second letter is there says that its partition went on after the first. */
    @Test
    void whatNobodyWaitsForIsPutAsideToo() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var types = Map.of(
                "dialogue.turn", "io.soulnear.dialogue.turn-completed.v1",
                "dialogue.voice", "io.soulnear.dialogue.voice-heard.v1",
                "model.call", "io.soulnear.model.called.v1",
                "telegram.draft", "io.soulnear.telegram.draft-updated.v1");
        var ids = new HashMap<String, List<UUID>>();
        types.forEach((topic, type) -> {
            for (var payload : List.of("\"" + visitor.word() + "\"", "{\"chatId\":\"" + visitor.word() + "\"}")) {
                var id = UUID.randomUUID();
                ids.computeIfAbsent(topic, _ -> new ArrayList<>()).add(id);
                send(enveloped(record(topic, visitor, payload), id, type));
            }
        });

        ids.forEach((topic, sent) -> await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() -> assertThat(letters(topic))
                        .filteredOn(letter -> letter.cause().contains("UnreadableEvent"))
                        .extracting(DeadLetter::id)
                        .as(topic)
                        .containsAll(sent.stream().map(UUID::toString).toList())));
    }

    @Test
    void aTextThatOurOwnMistakePutAsideIsAnsweredOnceItIsRedriven() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var text = "Это не должно пропасть " + visitor.word();
        var before = letters("telegram.update").stream().map(DeadLetter::id).toList();
        system.database().run("alter table dialogue.turn rename to turn_mislaid");
        try {
            visitor.says(text);
            visitor.hears("dialogue", "apology.abandoned");
        } finally {
            system.database().run("alter table dialogue.turn_mislaid rename to turn");
        }
        var letter = letters("telegram.update").stream()
                .filter(it -> !before.contains(it.id()))
                .toList();
        assertThat(letter).singleElement().satisfies(it -> {
            assertThat(it.group()).isEqualTo("dialogue");
            assertThat(it.cause()).contains("PSQLException").doesNotContain(visitor.word());
        });
        var id = letter.getFirst().id();

        assertThat(system.soulnear("dead-letters", "redrive", "--id", id).text())
                .contains("1 redriven");

        visitor.hearsSomething();
        assertThat(letters("telegram.update")).extracting(DeadLetter::id).doesNotContain(id);
        assertThat(system.soulnear("dead-letters", "list", "--all-history").text())
                .contains(id)
                .contains("redriven");
        assertThat(system.soulnear("dead-letters", "redrive", "--id", id).exitCode())
                .isEqualTo(2);
    }

    /** What {@code ./soulnear dead-letters list} shows, without starting a Java for each look. */
    private List<DeadLetter> letters(String topic) {
        try (var letters = new DeadLetters(system.kafka(), system.topic(""), Clock.systemUTC())) {
            return letters.list(topic).stream()
                    .filter(letter -> !letter.redriven())
                    .toList();
        }
    }

    private ProducerRecord<String, byte[]> record(String topic, Visitor visitor, String payload) {
        return new ProducerRecord<>(system.topic(topic), Long.toString(visitor.id()), payload.getBytes(UTF_8));
    }

    private static ProducerRecord<String, byte[]> enveloped(
            ProducerRecord<String, byte[]> record, UUID id, String type) {
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_source", "/journeys",
                        "ce_type", type,
                        "ce_time", "2026-01-01T00:00:00Z",
                        "ce_route", "profile")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private void send(ProducerRecord<String, byte[]> record) {
        Map<String, Object> settings = Map.of("bootstrap.servers", system.kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
