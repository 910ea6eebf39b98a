package io.soulnear.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same face in this process and over the control API. */
class PeopleTest {
    private TelegramSimulator simulator;
    private SimulatorClient client;
    private TestBot bot;

    enum Way {
        INSIDE,
        BY_HTTP
    }

    @BeforeEach
    void start() throws IOException {
        simulator = TelegramSimulator.start(SimulatorOptions.of(TestBot.TOKEN));
        client = SimulatorClient.at(simulator.url());
        bot = new TestBot(simulator.url());
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private SimulatedTelegram telegram(Way way) {
        return switch (way) {
            case INSIDE -> simulator;
            case BY_HTTP -> client;
        };
    }

    @ParameterizedTest
    @EnumSource
    void aPersonTalksAndPressesButtons(Way way) throws Exception {
        var anna = telegram(way).person(42, "Анна", "ru");
        anna.says("/start");
        bot.poll(0);
        bot.call(
                "sendMessage",
                Map.of(
                        "chat_id",
                        42,
                        "text",
                        "<b>Привет</b>",
                        "parse_mode",
                        "HTML",
                        "reply_markup",
                        Map.of(
                                "inline_keyboard",
                                List.of(
                                        List.of(Map.of("text", "Да", "callback_data", "yes")),
                                        List.of(Map.of("text", "Нет", "callback_data", "no"))))));

        assertThat(anna.lastKeyboard()).containsExactly("Да", "Нет");
        anna.presses("Да");
        anna.presses(1);
        anna.forges("stolen");

        assertThat(bot.poll(0))
                .extracting(update -> update.path("callback_query").path("data").asText())
                .containsExactly("yes", "no", "stolen");
        assertThat(anna.messages()).extracting(Message::text).containsExactly("/start", "Привет");
        assertThat(anna.replies().getFirst().entities()).hasSize(1);
        assertThatThrownBy(() -> anna.presses("Может быть"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no such button");
    }

    @ParameterizedTest
    @EnumSource
    void whoHasBlockedTheBotCannotWriteToIt(Way way) {
        var anna = telegram(way).person(42, "Анна", "ru");
        anna.blocks();

        assertThatThrownBy(() -> anna.says("hi")).isInstanceOf(IllegalStateException.class);
        assertThat(anna.unblocks()).isPositive();
        assertThat(anna.unblocks()).isZero();
        assertThat(anna.says("hi")).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void faultsLimitsAndCountersAreAtHand(Way way) throws Exception {
        var telegram = telegram(way);
        var anna = telegram.person(42, "Анна", "ru");
        var id = anna.says("hi");
        telegram.fault(Fault.of(Fault.Kind.SERVER_ERROR).onMethod("sendMessage"));
        assertThat(bot.send(42, "a").status()).isEqualTo(502);
        telegram.clearFaults();
        telegram.limit(new Limits(0, 1, 2));
        bot.send(42, "same");
        bot.send(42, "same");
        assertThat(bot.send(42, "same").status()).isEqualTo(429);
        anna.repeats(id);
        anna.does(new Act.Photo(new byte[] {1}, "x"));
        telegram.inject((ObjectNode) new ObjectMapper().readTree("{\"poll\":{}}"));

        var counters = telegram.counters();

        assertThat(counters.messages()).isEqualTo(2);
        assertThat(counters.repeats()).isEqualTo(1);
        assertThat(counters.updates()).isEqualTo(4);
        assertThat(counters.pending()).isEqualTo(4);
        assertThat(counters.calls()).containsEntry("sendMessage", 4L);
        assertThat(counters.refused()).containsEntry("429", 1L).containsEntry("502", 1L);
        assertThat(counters.latency().count()).isEqualTo(1);
        telegram.resetCounters();
        assertThat(telegram.counters().messages()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void manyPeopleActAtOnce(Way way) throws Exception {
        var telegram = telegram(way);
        telegram.person(1, "A", null);
        telegram.person(2, "B", "en");

        var ids = telegram.actAll(Stream.of(1, 2, 1)
                .map(chat -> new SimulatedTelegram.Step(chat, new Act.Say("hello")))
                .toList());

        assertThat(ids).hasSize(3).isSorted();
        assertThat(bot.poll(0)).hasSize(3);
    }

    @Test
    void onlyTheLastMessagesAreKept() throws Exception {
        simulator.close();
        simulator = TelegramSimulator.start(SimulatorOptions.of(TestBot.TOKEN).keeping(3));
        var anna = simulator.person(42, "Анна", "ru");
        for (int i = 0; i < 5; i++) {
            anna.says("m" + i);
        }
        assertThat(anna.messages()).extracting(Message::text).containsExactly("m2", "m3", "m4");
    }

    @Test
    void theControlApiTakesOnlyJsonSoThatForeignPagesCannotUseIt() throws Exception {
        assertThat(status("POST", "/control/people", "text/plain", "{\"id\":1,\"name\":\"A\"}"))
                .isEqualTo(415);
        assertThat(status("POST", "/control/people", "application/json", "{\"id\":1,"))
                .isEqualTo(400);
        assertThat(status("GET", "/control/chats/77/messages", "application/json", ""))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/chat.css", "/chat.js", "/favicon.svg", "/health"})
    void theChatPageIsServed(String path) throws Exception {
        assertThat(status("GET", path, "text/plain", "")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logback.xml", "/..%2flogback.xml", "/%2e%2e/x", "/chat/"})
    void nothingElseIs(String path) throws Exception {
        assertThat(status("GET", path, "text/plain", "")).isEqualTo(404);
    }

    private int status(String method, String path, String contentType, String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(simulator.url() + path))
                    .header("Content-Type", contentType)
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void thousandsOfMessagesPassWithoutLossAndInOrder() throws Exception {
        var people = Stream.iterate(1, n -> n + 1)
                .limit(50)
                .map(n -> simulator.person(n, "P" + n, "en"))
                .toList();
        for (int round = 0; round < 40; round++) {
            for (var person : people) {
                person.says("round " + round);
            }
        }
        int answered = 0;
        while (answered < 2000) {
            var calls = bot.poll(1).stream()
                    .map(update -> update.path("message"))
                    .map(message -> bot.callLater(
                            "sendMessage",
                            Map.of(
                                    "chat_id",
                                    message.path("chat").path("id").asLong(),
                                    "text",
                                    "to " + message.path("text").asText())))
                    .toList();
            for (var call : calls) {
                assertThat(call.get().status()).isEqualTo(200);
            }
            answered += calls.size();
        }
        assertThat(simulator.counters().messages()).isEqualTo(2000);
        assertThat(simulator.counters().latency().count()).isEqualTo(2000);
        assertThat(simulator.counters().repeats()).isZero();
        for (var person : people) {
            assertThat(person.replies())
                    .extracting(Message::text)
                    .doesNotHaveDuplicates()
                    .hasSize(40);
        }
    }
}
