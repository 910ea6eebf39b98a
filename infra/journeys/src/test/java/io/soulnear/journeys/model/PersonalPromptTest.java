package io.soulnear.journeys.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.ModelStub;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the profile tells reaches the model, with the next message, and of nobody else. */
@WholeSystem
class PersonalPromptTest {
    private static final List<String> FLAGS = List.of("ENABLE_STYLE_SETTINGS", "ENABLE_USER_PROFILES");

    private final RunningSystem system;

    PersonalPromptTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void personally(RunningSystem system) {
        system.answersByModel(true);
        FLAGS.forEach(
                flag -> assertThat(system.soulnear("flags", "set", flag, "on").exitCode())
                        .isZero());
    }

    @Test
    void aChangeInTheProfileIsInTheNextPrompt() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var first = "Мама опять обиделась и не звонит " + visitor.word();
        visitor.says(first);
        visitor.hearsWhole(ModelStub.ECHO + first);
        var before = systemPrompt(first);

        tells(visitor, "style-changed", "\"tone\":\"sarcastic\",\"personality\":\"mentor\",\"length\":\"ultra_brief\"");
        tells(visitor, "pattern-detected", pattern(visitor, "relationships"));
        keeps(visitor, "pattern " + visitor.word());
        var second = "Мама опять звонила и плакала в трубку " + visitor.word();
        visitor.says(second);
        visitor.hearsWhole(ModelStub.ECHO + second);
        var third = "Зарплата кончилась за два дня, опять без денег " + visitor.word();
        visitor.says(third);
        visitor.hearsWhole(ModelStub.ECHO + third);

        assertThat(before).contains("дружеский", "300 слов", visitor.name()).doesNotContain("<patterns>");
        assertThat(systemPrompt(second))
                .contains("ироничный", "наставник", "50 слов", "pattern " + visitor.word(), "quote " + visitor.word())
                .contains("- " + first);
        assertThat(systemPrompt(third))
                .contains("ироничный", "50 слов")
                .doesNotContain("pattern " + visitor.word(), "quote " + visitor.word());
    }

    @Test
    void anOperatorSeesThePromptButNotThePersonUnlessTheyAskForIt() {
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        var text = "My mother is offended again and does not call " + visitor.word();
        visitor.says(text);
        visitor.hearsWhole(ModelStub.ECHO + text);
        var chat = Long.toString(visitor.id());

        var hidden = system.soulnear("prompt", "show", "--chat", chat);
        var revealed = system.soulnear("prompt", "show", "--chat", chat, "--reveal");
        var imagined =
                system.soulnear("prompt", "show", "--chat", chat, "--mode", "soulsleep", "--text", "I cannot sleep");

        assertThat(hidden.exitCode()).isZero();
        assertThat(hidden.text())
                .contains("rules", "of 6000 tokens", "--- system", "[" + text.length() + "]")
                .doesNotContain(visitor.word());
        assertThat(revealed.text())
                .contains(systemPrompt(text).lines().toList())
                .contains(text);
        assertThat(imagined.text()).contains("evening companion", "[14]");
        assertThat(system.soulnear("prompt", "show", "--chat", "1").exitCode()).isNotZero();
        assertThat(system.model().callsFor(text)).isOne();
    }

    @Test
    void whatIsToldOfOnePersonIsInNobodyElsesPrompt() {
        var visitors = Stream.generate(() -> Visitor.known(system, Tongue.ENGLISH))
                .limit(8)
                .toList();
        visitors.forEach(visitor -> tells(visitor, "pattern-detected", pattern(visitor, "relationships")));
        visitors.forEach(visitor -> keeps(visitor, "pattern " + visitor.word()));

        for (int i = 0; i < 3; i++) {
            for (var visitor : visitors) {
                visitor.says("My mother and my sister quarrel, part " + i + " " + visitor.word());
            }
        }
        visitors.forEach(visitor -> visitor.hearsWords("part 2 " + visitor.word()));

        for (var visitor : visitors) {
            assertThat(system.model().calls())
                    .filteredOn(call -> call.text().endsWith(visitor.word()))
                    .hasSize(3)
                    .allSatisfy(call -> assertThat(call.before().getFirst()).contains("quote " + visitor.word()))
                    .allSatisfy(
                            call -> assertThat(String.join("\n", call.before()).replace(visitor.word(), ""))
                                    .doesNotContain(Visitor.SECRET));
        }
    }

    private String systemPrompt(String text) {
        return system.model().calls().stream()
                .filter(call -> call.text().equals(text))
                .findFirst()
                .orElseThrow()
                .before()
                .getFirst();
    }

    private static String pattern(Visitor visitor, String topic) {
        return """
                "patternId":"%s","slug":"any","kind":"emotional","language":"en","title":"pattern %s","description":"recurs",
                "quotes":[{"text":"quote %s","turnId":"%s","at":"2026-01-01T00:00:00Z"}],"tags":[],"topics":{"%s":0.9},
                "confidence":0.8,"occurrences":4,"firstSeen":"2026-01-01T00:00:00Z","lastSeen":"%s","status":"detected",
                "shown":true,"related":[]""".formatted(
                        UUID.randomUUID(), visitor.word(), visitor.word(), UUID.randomUUID(), topic, Instant.now());
    }

    private void keeps(Visitor visitor, String words) {
        await().atMost(RunningSystem.PATIENCE)
                .until(() -> system.database().placesOf(words).contains("dialogue.portrait.facts"));
    }

    /** As profile-service would tell it. */
    private void tells(Visitor visitor, String what, String facts) {
        var data = "{\"chatId\":" + visitor.id() + "," + facts + "}";
        var record =
                new ProducerRecord<>(system.topic("profile.person"), Long.toString(visitor.id()), data.getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/journeys",
                        "ce_type",
                        "io.soulnear.profile." + what + ".v1",
                        "ce_time",
                        Instant.now().toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
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
