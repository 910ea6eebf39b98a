package io.soulnear.gateway;

import static io.soulnear.gateway.RunningGateway.PATIENCE;
import static io.soulnear.gateway.RunningGateway.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.soulnear.gateway.delivery.application.Deliveries;
import io.soulnear.gateway.delivery.application.Reply;
import io.soulnear.messaging.Transactions;
import io.soulnear.sandbox.telegram.Fault;
import io.soulnear.sandbox.telegram.Fault.Kind;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.Person;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import io.soulnear.testing.Contracts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

class DeliveryTest {
    private static final AtomicLong IDS = new AtomicLong(200);
    private static TelegramSimulator telegram;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TOKEN));
        gateway = RunningGateway.start(telegram.url());
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
        var person = telegram.person(IDS.incrementAndGet(), "Анна", "ru");
        person.says("hi");
        return person;
    }

    private static List<String> replies(Person person) {
        return person.replies().stream().map(Message::text).toList();
    }

    private static void awaitReplies(Person person, String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(replies(person)).containsExactly(texts));
    }

    private static double count(String name, String... tags) {
        var counter = gateway.bean(MeterRegistry.class).find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void repliesArriveInTheOrderInWhichTheyWereAskedFor() {
        var person = someone();
        var texts = IntStream.range(0, 50).mapToObj(i -> "reply " + i).toArray(String[]::new);

        gateway.say(person.id(), texts);

        awaitReplies(person, texts);
    }

    @Test
    void everyExampleOfTheContractIsUnderstood() {
        telegram.person(42, "Anna", "ru").says("hi");
        telegram.person(43, "Ben", "en").says("hi");
        var anna = telegram.person(42, "Anna", "ru");
        var ben = telegram.person(43, "Ben", "en");

        for (var example : Contracts.examples("io.soulnear.telegram.reply-requested.v1")) {
            var data = gateway.json(example.data());
            gateway.publish(gateway.reply(
                    data.path("chatId").asLong(), data.path("messages").toString()));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(replies(ben).size() + replies(anna).size()).isEqualTo(7));
    }

    @Test
    void aReplyThatComesTwiceIsSentOnce() {
        var person = someone();
        var reply = gateway.reply(person.id(), "[{\"text\":\"once\"}]");

        gateway.publish(reply);
        gateway.publish(reply);
        gateway.say(person.id(), "end");

        awaitReplies(person, "once", "end");
    }

    @Test
    void whatCouldNotBeWrittenDownIsWrittenWhenItIsLookedAtAgain() {
        var deliveries = gateway.bean(Deliveries.class);
        var database = gateway.bean(Transactions.class);
        var reply = new Reply(UUID.randomUUID(), 1, null, Instant.now(), List.of());
        database.call(tx -> tx.update("alter table delivery rename to delivery_mislaid"));
        try {
            assertThatThrownBy(() -> deliveries.record(reply.id(), 3)).hasRootCauseInstanceOf(PSQLException.class);
        } finally {
            database.call(tx -> tx.update("alter table delivery_mislaid rename to delivery"));
        }

        assertThat(deliveries.standing(reply).pieces()).isEqualTo(3);

        var written = database.call(
                tx -> tx.query("select pieces from delivery where reply_id = ?", row -> row.getInt(1), reply.id()));
        assertThat(written).containsExactly(3);
    }

    @Test
    void aReplyLongerThanAMessageArrivesWholeAndInOrder() {
        var person = someone();
        var text = "x".repeat(9000);

        gateway.say(person.id(), text, "end");

        awaitReplies(person, text.substring(0, 4096), text.substring(4096, 8192), text.substring(8192), "end");
    }

    @Test
    void rightToLeftEmojiNulAndLoneSurrogatesArriveAsFarAsTheyAreText() {
        var person = someone();

        gateway.publish(
                gateway.reply(person.id(), "[{\"text\":\"שלום 👨‍👩‍👧 مرحبا\"},{\"text\":\"a\\u0000b\\ud83dc\"}]"));

        awaitReplies(person, "שלום 👨‍👩‍👧 مرحبا", "ab\uFFFDc");
    }

    @Test
    void anEmptyReplyIsPassedOver() {
        var person = someone();

        gateway.say(person.id(), "", " \n", "end");

        awaitReplies(person, "end");
    }

    @Test
    void brokenMarkupArrivesAsPlainText() {
        var person = someone();

        gateway.publish(gateway.reply(
                person.id(), "[{\"text\":\"<b>1 &lt; 2</i> <nobody>x\",\"format\":\"html\"},{\"text\":\"end\"}]"));

        awaitReplies(person, "1 < 2 x", "end");
    }

    @Test
    void tooManyRequestsHoldUpOnlyTheirChatAndKeepItsOrder() {
        var held = someone();
        var free = someone();
        telegram.fault(Fault.of(Kind.TOO_MANY_REQUESTS)
                .onMethod("sendMessage")
                .inChat(held.id())
                .times(1)
                .value(2));

        gateway.say(held.id(), "one", "two");
        await().atMost(PATIENCE).until(() -> telegram.counters().refused().getOrDefault("429", 0L) > 0);
        gateway.say(free.id(), "at once");

        awaitReplies(free, "at once");
        assertThat(replies(held)).isEmpty();
        awaitReplies(held, "one", "two");
    }

    @Test
    void troubleOfTelegramDelaysRepliesAndKeepsTheirOrder() {
        for (var kind : List.of(Kind.SERVER_ERROR, Kind.RESET_BEFORE, Kind.GARBAGE)) {
            var person = someone();
            telegram.fault(
                    Fault.of(kind).onMethod("sendMessage").inChat(person.id()).times(2));

            gateway.say(person.id(), "one", "two", "three");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(replies(person).stream().distinct())
                            .as(kind.name())
                            .containsExactly("one", "two", "three"));
        }
    }

    @Test
    void aLostAnswerMayRepeatThatOneMessageAndIsCounted() {
        var person = someone();
        var before = count("gateway.delivery.possible.repeats");
        telegram.fault(Fault.of(Kind.RESET_AFTER)
                .onMethod("sendMessage")
                .inChat(person.id())
                .times(1));

        gateway.say(person.id(), "one", "two");

        awaitReplies(person, "one", "one", "two");
        assertThat(count("gateway.delivery.possible.repeats")).isEqualTo(before + 1);
    }

    @Test
    void whoHasBlockedTheBotIsNotTriedAgain() {
        var person = someone();
        gateway.register(person.id());
        telegram.fault(Fault.of(Kind.FORBIDDEN)
                .onMethod("sendMessage")
                .inChat(person.id())
                .times(1));

        gateway.publish(gateway.reply(person.id(), "[{\"text\":\"never\"},{\"text\":\"neither\"}]"));
        gateway.say(person.id(), "later");

        awaitReplies(person, "later");
        assertThat(gateway.rows("select unreachable_since is null from chat where chat_id = " + person.id()))
                .containsExactly("f");
    }

    @Test
    void anyOtherRefusalIsCountedAndPassedOver() {
        var nobody = 999_999L;
        var before = count("gateway.delivery.sends", "outcome", "refused");

        gateway.say(nobody, "chat not found");

        await().atMost(PATIENCE).until(() -> count("gateway.delivery.sends", "outcome", "refused") == before + 1);
        assertThat(gateway.rows("select count(*) from chat where chat_id = " + nobody))
                .containsExactly("0");
    }

    @Test
    void aRequestThatIsNoReplyDoesNotStopItsChat() {
        var person = someone();

        gateway.publish(gateway.reply(person.id(), "\"nonsense\""));
        gateway.say(person.id(), "end");

        awaitReplies(person, "end");
    }

    @Test
    void anUrgentReplyDoesNotWaitBehindItsChatsOthers() {
        var person = someone();
        telegram.fault(Fault.of(Kind.TOO_MANY_REQUESTS)
                .onMethod("sendMessage")
                .inChat(person.id())
                .times(1)
                .value(3));
        gateway.say(person.id(), "ordinary");
        await().atMost(PATIENCE).until(() -> telegram.counters().refused().getOrDefault("429", 0L) > 0);

        gateway.publish(
                gateway.reply(person.id(), "[{\"text\":\"help is here\"}]").with("urgent", "true"));

        await().atMost(Duration.ofSeconds(2)).until(() -> replies(person).equals(List.of("help is here")));
        awaitReplies(person, "help is here", "ordinary");
    }

    @Test
    void typingShowsWhileAnAnswerTakesLongAndEndsWithIt() {
        var person = someone();
        gateway.register(person.id());
        var before = telegram.counters().calls().getOrDefault("sendChatAction", 0L);

        gateway.recorded(person.says("think about it"));

        await().atMost(PATIENCE)
                .until(() -> telegram.counters().calls().getOrDefault("sendChatAction", 0L) == before + 1);
        gateway.say(person.id(), "done");
        awaitReplies(person, "done");
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(7))
                .until(() -> telegram.counters().calls().getOrDefault("sendChatAction", 0L) == before + 1);
    }
}
