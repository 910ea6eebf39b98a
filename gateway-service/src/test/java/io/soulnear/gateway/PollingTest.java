package io.soulnear.gateway;

import static io.soulnear.gateway.RunningGateway.PATIENCE;
import static io.soulnear.gateway.RunningGateway.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.gateway.RunningGateway.Home;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.sandbox.telegram.Act;
import io.soulnear.sandbox.telegram.Fault;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import io.soulnear.testing.Contracts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingTest {
    private static final Home HOME = Home.fresh();
    private static TelegramSimulator telegram;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TOKEN));
        gateway = RunningGateway.start(HOME, telegram.url(), Map.of());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        telegram.close();
    }

    @Test
    void anUpdateIsRecordedAsTelegramSentIt() {
        var anna = telegram.person(1, "Анна", "ru");
        var text = "Z̷a̷l̷g̷o̷ \u202Eidib\u202C 👨‍👩‍👧 '; drop table chat; -- <b>&amp; \\ \" ${jndi:x} "
                + "я".repeat(3900);

        var recorded = gateway.recorded(anna.says(text));

        assertThat(recorded.path("update").path("message").path("text").asText())
                .isEqualTo(text);
        assertThat(recorded.path("chatId").asLong()).isEqualTo(1);
        assertThat(recorded.path("botId").asLong()).isEqualTo(RunningGateway.BOT);
        assertThat(recorded.path("route").path("to").asText()).isEqualTo("profile");
    }

    @Test
    void aRecordedUpdateKeepsItsContractAndHasAnIdOfItsOwn() {
        var update = telegram.person(2, "Ben", "en").says("/start quiz_love");
        gateway.recorded(update);

        var event = gateway.said("io.soulnear.telegram.update-received.v1").stream()
                .filter(it -> it.key().equals("2"))
                .findFirst()
                .orElseThrow();

        Contracts.validate(event.type(), event.data());
        assertThat(event.id())
                .isEqualTo(
                        EventIds.derived("telegram.update", Long.toString(RunningGateway.BOT), Long.toString(update)));
        assertThat(event.attributes()).containsEntry("route", "profile").doesNotContainKey("left");
    }

    @Test
    void afterOnboardingTextsFollowTheFocus() {
        var clara = telegram.person(3, "Clara", "en");
        gateway.recorded(clara.says("hello"));
        gateway.register(3);

        assertThat(route(clara.says("hello"))).isEqualTo("{\"to\":\"dialogue\",\"mode\":\"helper\"}");
        assertThat(route(clara.says("/soulsleep"))).isEqualTo("{\"to\":\"dialogue\",\"mode\":\"soulsleep\"}");
        assertThat(route(clara.says("good night"))).isEqualTo("{\"to\":\"dialogue\",\"mode\":\"soulsleep\"}");
        assertThat(route(clara.says("/quiz"))).isEqualTo("{\"to\":\"quiz\"}");
        assertThat(route(clara.says("often"))).isEqualTo("{\"to\":\"quiz\"}");
        assertThat(route(clara.does(new Act.Sticker("🙂")))).isEqualTo("{\"to\":\"profile\"}");
        assertThat(route(clara.corrects("never"))).isEqualTo("{\"to\":\"none\"}");

        gateway.publish(Event.of(
                UUID.randomUUID(),
                "io.soulnear.quiz.completed.v1",
                "quiz.session",
                "3",
                Clock.systemUTC().instant(),
                "{\"chatId\":3,\"sessionId\":\"s\"}"));
        await().atMost(PATIENCE).until(() -> gateway.focus(3).equals(List.of("helper")));
        assertThat(route(clara.says("hello"))).isEqualTo("{\"to\":\"dialogue\",\"mode\":\"helper\"}");
    }

    @Test
    void leavingAQuizIsSaid() {
        var dora = telegram.person(4, "Dora", "en");
        gateway.register(4);
        gateway.recorded(dora.says("/quiz"));
        gateway.recorded(dora.says("/menu"));

        assertThat(gateway.said("io.soulnear.telegram.update-received.v1").stream()
                        .filter(event -> event.key().equals("4"))
                        .toList())
                .last()
                .satisfies(event -> assertThat(event.attributes())
                        .containsEntry("left", "quiz")
                        .containsEntry("route", "profile"));
    }

    private static String route(long update) {
        return gateway.recorded(update).path("route").toString();
    }

    @Test
    void aRepeatedUpdateGetsTheRouteOfItsFirstTimeAndChangesNothing() {
        var eve = telegram.person(5, "Eve", "en");
        gateway.register(5);
        var quiz = eve.says("/quiz");
        var text = eve.says("often");
        gateway.recorded(text);
        gateway.recorded(eve.says("/helper"));

        eve.repeats(quiz);
        eve.repeats(text);

        assertThat(gateway.recorded(quiz, 2))
                .allSatisfy(it -> assertThat(it.path("route")).hasToString("{\"to\":\"quiz\"}"));
        assertThat(gateway.recorded(text, 2))
                .allSatisfy(it -> assertThat(it.path("route")).hasToString("{\"to\":\"quiz\"}"));
        assertThat(gateway.focus(5)).containsExactly("helper");
        assertThat(gateway.said("io.soulnear.telegram.update-received.v1").stream()
                        .filter(event -> event.key().equals("5"))
                        .map(Event::id)
                        .distinct())
                .hasSize(3);
    }

    @Test
    void whatIsNoTextDoesNoHarmFurtherOn() throws IOException {
        var raw = """
                {"message":{"message_id":1,"from":{"id":6},"chat":{"id":6,"type":"private"},"date":1,
                 "text":"a\\u0000b\\ud83dc\\\\u0000d\\ud83d\\ude00"}}""";

        var recorded = gateway.recorded(telegram.inject((ObjectNode) new ObjectMapper().readTree(raw)));

        assertThat(recorded.path("update").path("message").path("text").asText())
                .isEqualTo("ab\uFFFDc\\u0000d😀");
    }

    @Test
    void anUnknownKindOfUpdateIsRecordedAndNotAnswered() throws IOException {
        var raw = (ObjectNode) new ObjectMapper().readTree("{\"chat_boost_of_2031\":{\"chat\":{\"id\":7},\"x\":[1]}}");

        var recorded = gateway.recorded(telegram.inject(raw));

        assertThat(recorded.path("route")).hasToString("{\"to\":\"none\"}");
        assertThat(recorded.path("chatId").asLong()).isEqualTo(7);
    }

    @Test
    void whoBlocksTheBotIsUnreachableUntilTheyWriteAgain() {
        var fred = telegram.person(8, "Fred", "en");
        gateway.recorded(fred.says("hi"));
        gateway.register(8);

        gateway.recorded(fred.blocks());
        assertThat(gateway.rows("select unreachable_since is null from chat where chat_id = 8"))
                .containsExactly("f");
        fred.unblocks();
        gateway.recorded(fred.says("hi again"));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(gateway.rows("select unreachable_since is null from chat where chat_id = 8"))
                                .containsExactly("t"));
    }

    @Test
    void anErasedChatIsForgottenAndProfileIsTold() {
        telegram.person(9, "Gwen", "en");
        gateway.register(9);

        gateway.publish(Event.of(
                UUID.randomUUID(),
                "io.soulnear.profile.erased.v1",
                "profile.person",
                "9",
                Clock.systemUTC().instant(),
                "{\"chatId\":9,\"erasureId\":\"5a0b7d0e-0000-7000-8000-000000000001\"}"));

        await().atMost(PATIENCE)
                .until(() -> gateway.said("io.soulnear.erasure.confirmed.v1").stream()
                        .anyMatch(event -> event.data().contains("\"chatId\":9")
                                && event.data().contains("\"service\":\"gateway\"")));
        assertThat(gateway.focus(9)).isEmpty();
        assertThat(route(telegram.person(9, "Gwen", "en").says("hi"))).isEqualTo("{\"to\":\"profile\"}");
    }

    @Test
    void ofTwoGatewaysOnePolls() {
        var before = telegram.counters().refused().getOrDefault("409", 0L);

        try (var second = RunningGateway.start(HOME, telegram.url(), Map.of())) {
            var update = telegram.person(10, "Hal", "en").says("hello");
            gateway.recorded(update);
            await().during(Duration.ofSeconds(1))
                    .until(() -> second.recordings(update).size() <= 1);
        }

        assertThat(telegram.counters().refused().getOrDefault("409", 0L)).isEqualTo(before);
    }

    @Test
    void aForeignPollerAndAWebhookAreOvercome() throws Exception {
        var ivy = telegram.person(11, "Ivy", "en");
        try (var http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(
                                    telegram.url() + "/bot" + TOKEN + "/setWebhook?url=https://example.org/elsewhere"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }

        gateway.recorded(ivy.says("still here"));
    }

    @Test
    void telegramInTroubleDelaysUpdatesAndLosesNone() {
        var joe = telegram.person(12, "Joe", "en");
        telegram.fault(Fault.of(Fault.Kind.SERVER_ERROR).onMethod("getUpdates").times(2));
        telegram.fault(Fault.of(Fault.Kind.GARBAGE).onMethod("getUpdates").times(2));
        telegram.fault(Fault.of(Fault.Kind.RESET_AFTER).onMethod("getUpdates").times(2));

        var updates = List.of(joe.says("one"), joe.says("two"), joe.says("three"));

        updates.forEach(gateway::recorded);
        telegram.clearFaults();
    }

    @Test
    void whatCannotBeReadIsPutAsideAndNobodyElseWaitsForIt() throws IOException {
        var kim = telegram.person(13, "Kim", "en");
        var deep = "\"message\":" + "[".repeat(300) + "]".repeat(300) + "}";
        var nameless = "{\"update_id\":\"none\",\"message\":{\"text\":\"a\"}}";
        telegram.fault(Fault.of(Fault.Kind.SERVER_ERROR).onMethod("getUpdates").times(2)); // so that they come together

        var before = kim.says("before");
        telegram.inject(object(nameless));
        var unread = telegram.inject(object("{" + deep));
        var after = kim.says("after");

        gateway.recorded(before);
        gateway.recorded(after);
        await().atMost(PATIENCE).until(() -> telegram.counters().pending() == 0);
        assertThat(gateway.deadLetters("telegram.update")).contains(nameless, "{\"update_id\":" + unread + "," + deep);
    }

    @Test
    void whatHasNoIdAndNothingBehindItIsPutAsideOnceAndNotAskedForWithoutAPause() throws IOException {
        var leo = telegram.person(14, "Leo", "en");
        gateway.recorded(leo.says("before"));
        var nameless = "{\"update_id\":null,\"message\":{\"text\":\"b\"}}";

        telegram.inject(object(nameless));

        await().atMost(PATIENCE)
                .until(() -> gateway.deadLetters("telegram.update").contains(nameless));
        var before = asked();
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> asked() < before + 20);
        gateway.recorded(leo.says("after"));
        await().atMost(PATIENCE).until(() -> telegram.counters().pending() == 0);
        assertThat(gateway.deadLetters("telegram.update")).containsOnlyOnce(nameless);
    }

    private static long asked() {
        return telegram.counters().calls().getOrDefault("getUpdates", 0L);
    }

    private static ObjectNode object(String json) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }

    @ParameterizedTest
    @CsvSource({"15, ru, ru", "16, en, en", "17, de, en"})
    void theCommandsAreShownInThePersonsLanguage(long chat, String languageCode, String language) {
        telegram.person(chat, "Max", languageCode);
        var texts = ResourceBundle.getBundle("messages", Locale.of(language));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commands(chat))
                        .isNotEmpty()
                        .isEqualTo(texts.keySet().stream()
                                .filter(key -> key.startsWith("command."))
                                .collect(Collectors.toMap(
                                        key -> key.substring("command.".length()), texts::getString))));
    }

    private static Map<String, String> commands(long chat) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(telegram.url().resolve("/control/chats/" + chat + "/commands"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var commands = new HashMap<String, String>();
            gateway.json(answer.body())
                    .forEach(it -> commands.put(
                            it.path("command").asText(), it.path("description").asText()));
            return commands;
        }
    }
}
