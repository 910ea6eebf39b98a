package io.soulnear.journeys.limits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class LimitsTest {
    private static final int PER_MINUTE = 60;
    private static final int EVENINGS_PER_DAY = 3;

    private final RunningSystem system;

    LimitsTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void withoutAModel(RunningSystem system) {
        system.answersByModel(false);
    }

    @Test
    void sixtyMessagesInAMinuteAreAnsweredOneIsToldToWaitAndCommandsAndCrisesStillCount() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var before = visitor.replies().size();
        for (int i = 0; i < PER_MINUTE + 20; i++) {
            visitor.says("Сообщение " + i + " " + visitor.word());
        }

        visitor.says("/helper");
        visitor.hears("dialogue", "mode.helper");

        var replies = visitor.replies().subList(before, visitor.replies().size());
        assertThat(replies).hasSize(PER_MINUTE + 2);
        assertThat(replies.get(PER_MINUTE)).startsWith(beginning(Tongue.RUSSIAN, "limit.pace.seconds"));
        visitor.says("Я не хочу больше жить");
        visitor.hearsWords("112");
    }

    @ParameterizedTest
    @EnumSource
    void theLastFreeEveningAnswerIsGivenTheNextOneIsRefusedAndThePremiumGoOn(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        visitor.says("/soulsleep");
        visitor.hears("dialogue", "mode.soulsleep");
        var refusal = beginning(tongue, "limit.quota.soulsleep");
        for (int i = 0; i < EVENINGS_PER_DAY; i++) {
            visitor.says(tongue.either("Вечер ", "Evening ") + i + " " + visitor.word());
            assertThat(visitor.hearsSomething().text()).doesNotStartWith(refusal);
        }

        visitor.says(tongue.either("Ещё немного ", "A little more ") + visitor.word());
        assertThat(visitor.hearsSomething().text()).startsWith(refusal).contains("/premium");
        visitor.says(tongue.either("Я хочу умереть", "I want to die"));
        visitor.hearsWords("112");
        visitor.says("/helper");
        visitor.hears("dialogue", "mode.helper");
        visitor.says(tongue.either("А днём? ", "And by day? ") + visitor.word());
        assertThat(visitor.hearsSomething().text()).doesNotStartWith(refusal);

        becomesPremium(visitor);
        visitor.says("/soulsleep");
        visitor.hears("dialogue", "mode.soulsleep");
        visitor.says(tongue.either("Теперь можно ", "Now I may ") + visitor.word());
        assertThat(visitor.hearsSomething().text()).doesNotStartWith(refusal);
    }

    /** Up to the first number. */
    private static String beginning(Tongue tongue, String key) {
        var text = tongue.text("dialogue", key);
        return text.substring(0, text.indexOf('{'));
    }

    private void becomesPremium(Visitor visitor) {
        var data = "{\"chatId\":" + visitor.id() + ",\"plan\":\"premium\",\"source\":\"referral\"}";
        var event =
                new ProducerRecord<>(system.topic("profile.person"), Long.toString(visitor.id()), data.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/journeys",
                        "ce_type", "io.soulnear.profile.entitlement-changed.v1",
                        "ce_time", Instant.now().toString())
                .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        Map<String, Object> settings = Map.of("bootstrap.servers", system.kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(event).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        await().atMost(RunningSystem.PATIENCE).until(() -> system.database().isPremium(visitor.id()));
    }
}
