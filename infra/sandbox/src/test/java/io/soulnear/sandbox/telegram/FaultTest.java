package io.soulnear.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private TelegramSimulator telegram;
    private TestBot bot;
    private Person anna;

    @BeforeEach
    void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TestBot.TOKEN));
        bot = new TestBot(telegram.url());
        anna = telegram.person(42, "Anna", "ru");
        anna.says("/start");
        telegram.person(43, "Boris", "en").says("/start");
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void tooManyRequestsNamesTheWaitAndEndsByItself() throws Exception {
        telegram.fault(
                Fault.of(Fault.Kind.TOO_MANY_REQUESTS).inChat(42).times(2).value(5));

        assertThat(bot.send(43, "other chat").status()).isEqualTo(200);
        var refused = bot.send(42, "a");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.description()).isEqualTo("Too Many Requests: retry after 5");
        assertThat(refused.json().path("parameters").path("retry_after").asInt())
                .isEqualTo(5);
        assertThat(bot.send(42, "a").status()).isEqualTo(429);
        assertThat(bot.send(42, "a").status()).isEqualTo(200);
        assertThat(telegram.counters().refused()).containsEntry("429", 2L);
    }

    @Test
    void aFaultHitsOnlyItsMethod() throws Exception {
        telegram.fault(Fault.of(Fault.Kind.SERVER_ERROR).onMethod("sendMessage").value(503));

        assertThat(bot.send(42, "a").status()).isEqualTo(503);
        assertThat(bot.call("sendChatAction", Map.of("chat_id", 42, "action", "typing"))
                        .status())
                .isEqualTo(200);
        telegram.clearFaults();
        assertThat(bot.send(42, "a").status()).isEqualTo(200);
    }

    @Test
    void garbageIsNoJson() throws Exception {
        telegram.fault(Fault.of(Fault.Kind.GARBAGE).times(1));

        assertThat(bot.send(42, "a").json().isMissingNode()).isTrue();
    }

    @Test
    void forbiddenAndBadEntitiesSpeakTelegramsWords() throws Exception {
        telegram.fault(Fault.of(Fault.Kind.FORBIDDEN).times(1));
        assertThat(bot.send(42, "a").description()).isEqualTo("Forbidden: bot was blocked by the user");

        telegram.fault(Fault.of(Fault.Kind.BAD_ENTITIES).times(1));
        assertThat(bot.send(42, "a").description()).startsWith("Bad Request: can't parse entities: ");
    }

    @Test
    void aResetBeforeLosesTheMessageAndAResetAfterDoesNot() {
        telegram.fault(Fault.of(Fault.Kind.RESET_BEFORE).times(1));
        assertThatThrownBy(() -> bot.send(42, "before")).isInstanceOf(IOException.class);
        assertThat(anna.replies()).isEmpty();

        telegram.fault(Fault.of(Fault.Kind.RESET_AFTER).times(1));
        assertThatThrownBy(() -> bot.send(42, "after")).isInstanceOf(IOException.class);
        await().untilAsserted(() ->
                assertThat(anna.replies()).extracting(Message::text).containsExactly("after"));
    }

    @Test
    void aDelayedCallIsAnsweredLaterAndAHangingOneNever() throws Exception {
        telegram.fault(Fault.of(Fault.Kind.DELAY).times(1).value(200));
        long began = System.nanoTime();
        assertThat(bot.send(42, "late").status()).isEqualTo(200);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isGreaterThanOrEqualTo(200);

        telegram.fault(Fault.of(Fault.Kind.HANG).inChat(43));
        var hanging = bot.callLater("sendMessage", Map.of("chat_id", 43, "text", "never"));
        assertThat(bot.send(42, "others go on").status()).isEqualTo(200);
        assertThat(hanging).isNotDone();
        assertThat(anna.replies()).extracting(Message::text).containsExactly("late", "others go on");
    }

    @Test
    void anEndlessShareOfFaultsHitsAShare() throws Exception {
        telegram.fault(Fault.of(Fault.Kind.SERVER_ERROR).percent(50));
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            refused += bot.send(42, "m" + i).status() == 200 ? 0 : 1;
        }
        assertThat(refused).isBetween(50, 150);
    }

    @Test
    void limitsAreKeptPerChatAndOverall() throws Exception {
        telegram.limit(new Limits(0, 1, 3));
        for (int i = 0; i < 3; i++) {
            assertThat(bot.send(42, "burst " + i).status()).isEqualTo(200);
        }
        var refused = bot.send(42, "too fast");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("parameters").path("retry_after").asInt())
                .isEqualTo(1);
        assertThat(bot.send(43, "another chat").status()).isEqualTo(200);

        telegram.limit(new Limits(1, 0, 1));
        bot.send(42, "takes the only place");
        assertThat(bot.send(43, "none left").status()).isEqualTo(429);
    }
}
