package io.soulnear.gateway;

import static io.soulnear.gateway.RunningGateway.PATIENCE;
import static io.soulnear.gateway.RunningGateway.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.gateway.RunningGateway.Home;
import io.soulnear.gateway.draft.application.HalfMessages;
import io.soulnear.gateway.draft.application.HalfMessages.Half;
import io.soulnear.sandbox.telegram.Fault;
import io.soulnear.sandbox.telegram.Fault.Kind;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.Person;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies that are shown while they are written, where Telegram refuses drafts. */
class HalfMessageTest {
    private static final AtomicLong IDS = new AtomicLong(900);
    private static final Home HOME = Home.fresh();
    private static TelegramSimulator telegram;
    private static RunningGateway gateway;

    private final UUID cause = UUID.randomUUID();
    private final Person person = someone();

    @BeforeAll
    static void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TOKEN));
        gateway = RunningGateway.start(HOME, telegram.url(), Map.of());
    }

    @BeforeEach
    void withoutDrafts() {
        telegram.fault(Fault.of(Kind.UNKNOWN_METHOD).onMethod("sendMessageDraft"));
        person.says("hi");
    }

    @AfterEach
    void healthy() {
        telegram.clearFaults();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        telegram.close();
    }

    private static Person someone() {
        return telegram.person(IDS.incrementAndGet(), "Анна", "ru");
    }

    private void written(String text) {
        gateway.write(person.id(), cause, text);
    }

    private void answered(String messages) {
        gateway.publish(gateway.answer(person.id(), cause, messages));
    }

    private void awaitReplies(String... texts) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(person.replies()).extracting(Message::text).containsExactly(texts));
    }

    @Test
    void oneMessageGrowsAndBecomesTheReplyWithItsButtons() {
        written("Я");
        awaitReplies("Я …");
        written("Я рядом");
        awaitReplies("Я рядом …");
        answered(
                "[{\"text\":\"Я <b>рядом</b>.\",\"format\":\"html\",\"buttons\":[[{\"text\":\"Меню\",\"action\":\"profile:menu\"}]]}]");

        awaitReplies("Я рядом.");
        assertThat(person.replies().getFirst().buttons()).hasSize(1);
        assertThat(person.replies().getFirst().entities()).hasSize(1);
        written("late");
        gateway.say(person.id(), "the end");
        awaitReplies("Я рядом.", "the end");
    }

    @Test
    void aRefusalIsRememberedForTheBot() {
        written("Я");
        awaitReplies("Я …");
        var refused = telegram.counters().calls().get("sendMessageDraft");

        gateway.write(person.id(), UUID.randomUUID(), "Ты");
        await().atMost(PATIENCE).until(() -> person.replies().size() == 2);

        assertThat(telegram.counters().calls().get("sendMessageDraft")).isEqualTo(refused);
    }

    @Test
    void aReplyThatNeedsTwoMessagesTakesTheHalfOneForItsFirst() {
        written("x");
        awaitReplies("x …");
        var text = "x".repeat(5000);
        answered("[{\"text\":\"" + text + "\"}]");

        awaitReplies(text.substring(0, 4096), text.substring(4096));
    }

    @Test
    void anotherReplyToTheSameUpdateIsAMessageOfItsOwn() {
        written("half");
        awaitReplies("half …");
        answered("[{\"text\":\"an apology\"}]");
        awaitReplies("an apology");
        answered("[{\"text\":\"the answer\"}]");

        awaitReplies("an apology", "the answer");
    }

    @Test
    void aHalfMessageThatIsGoneIsNoReasonToLoseTheReply() throws Exception {
        written("half");
        awaitReplies("half …");
        var address = URI.create("%s/bot%s/deleteMessage?chat_id=%d&message_id=%d"
                .formatted(
                        telegram.url(),
                        TOKEN,
                        person.id(),
                        person.replies().getFirst().id()));
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
        answered("[{\"text\":\"whole\"}]");

        awaitReplies("whole");
    }

    @Test
    void aReplyWhoseReplacementIsNotConfirmedIsStillOneMessage() {
        written("half");
        awaitReplies("half …");
        telegram.fault(Fault.of(Kind.RESET_AFTER)
                .onMethod("editMessageText")
                .inChat(person.id())
                .times(1));
        answered("[{\"text\":\"whole\"}]");
        gateway.say(person.id(), "the end");

        awaitReplies("whole", "the end");
    }

    @Test
    void whatAnEarlierGatewayBeganIsFinishedByTheNext() {
        written("half");
        awaitReplies("half …");
        gateway.close();
        gateway = RunningGateway.start(HOME, telegram.url(), Map.of());

        answered("[{\"text\":\"whole\"}]");
        gateway.say(person.id(), "the end");

        awaitReplies("whole", "the end");
    }

    @Test
    void oneGatewayAtATimeHoldsAHalfMessageAndNoneAfterTheReply() {
        var halves = gateway.bean(HalfMessages.class);
        var update = UUID.randomUUID();
        var reply = UUID.randomUUID();

        assertThat(halves.hold(update, Duration.ofSeconds(30))).isEqualTo(new Half(0));
        assertThat(halves.hold(update, Duration.ofSeconds(30))).isNull();
        assertThat(halves.finish(update, reply)).isNull();
        halves.release(update, 7);
        assertThat(halves.hold(update, Duration.ofMillis(1))).isEqualTo(new Half(7));
        await().until(() -> halves.finish(update, reply) != null); // who held it is gone
        assertThat(halves.finish(update, reply)).isEqualTo(new Half(7));
        assertThat(halves.finish(update, UUID.randomUUID())).isEqualTo(new Half(0));
        assertThat(halves.hold(update, Duration.ofSeconds(30))).isNull();
    }

    @Test
    void aFirstHalfMessageThatNobodyIsSureOfIsNotSentTwice() {
        var halves = gateway.bean(HalfMessages.class);
        var unsure = UUID.randomUUID();
        var refused = UUID.randomUUID();
        halves.hold(unsure, Duration.ZERO);
        halves.hold(refused, Duration.ofSeconds(30));

        halves.forgo(refused);

        assertThat(halves.hold(unsure, Duration.ofSeconds(30))).isNull();
        assertThat(halves.hold(refused, Duration.ofSeconds(30))).isEqualTo(new Half(0));
    }
}
