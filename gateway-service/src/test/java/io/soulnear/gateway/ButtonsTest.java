package io.soulnear.gateway;

import static io.soulnear.gateway.RunningGateway.PATIENCE;
import static io.soulnear.gateway.RunningGateway.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.sandbox.telegram.Person;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ButtonsTest {
    private static TelegramSimulator telegram;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TOKEN));
        gateway = RunningGateway.start(telegram.url());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        telegram.close();
    }

    private static void offer(Person person, String button, String action) {
        person.says("hi");
        gateway.publish(gateway.reply(
                person.id(),
                "[{\"text\":\"Choose\",\"buttons\":[[{\"text\":%s,\"action\":\"%s\"}]]}]"
                        .formatted(gateway.quoted(button), action)));
        await().atMost(PATIENCE).until(() -> person.lastKeyboard().contains(button));
    }

    @Test
    void aPressIsAnsweredAtOnceAndComesBackAsItsAction() {
        var anna = telegram.person(101, "Анна", "ru");
        gateway.register(101);
        offer(anna, "Сон", "dialogue:enter:soulsleep");
        var answered = telegram.counters().callbacks();

        var recorded = gateway.recorded(anna.presses("Сон"));

        assertThat(recorded.path("route"))
                .hasToString("{\"to\":\"dialogue\",\"mode\":\"soulsleep\",\"action\":\"enter:soulsleep\"}");
        await().atMost(PATIENCE).until(() -> telegram.counters().callbacks() == answered + 1);
    }

    @Test
    void aButtonOfAnotherChatIsRefused() {
        var ben = telegram.person(102, "Ben", "en");
        var thief = telegram.person(103, "Thief", "en");
        gateway.register(103);
        offer(ben, "Mine", "quiz:start");
        offer(thief, "Other", "quiz:menu");
        var data = Objects.requireNonNull(ben.lastReply()).buttons().getFirst().data();

        var recorded = gateway.recorded(thief.forges(Objects.requireNonNull(data)));

        assertThat(recorded.path("route")).hasToString("{\"to\":\"profile\",\"action\":\"stale\"}");
    }

    @Test
    void aForgedButtonAndOneOfAnOlderVersionAreRefusedAndStillAnswered() {
        var cleo = telegram.person(104, "Cleo", "en");
        gateway.register(104);
        offer(cleo, "Go", "quiz:start");
        var answered = telegram.counters().callbacks();

        var forged = gateway.recorded(cleo.forges("1.quiz:answer:5.AAAAAAAAAAAA"));
        var old = gateway.recorded(cleo.forges("quiz_start"));

        assertThat(forged.path("route")).hasToString("{\"to\":\"profile\",\"action\":\"stale\"}");
        assertThat(old.path("route")).hasToString("{\"to\":\"profile\",\"action\":\"stale\"}");
        await().atMost(PATIENCE).until(() -> telegram.counters().callbacks() == answered + 2);
    }
}
