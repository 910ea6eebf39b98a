package io.soulnear.gateway;

import static io.soulnear.gateway.RunningGateway.PATIENCE;
import static io.soulnear.gateway.RunningGateway.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.sandbox.telegram.Draft;
import io.soulnear.sandbox.telegram.Fault;
import io.soulnear.sandbox.telegram.Fault.Kind;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.Person;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import io.soulnear.testing.Contracts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Replies that are shown while they are written, where Telegram shows drafts. */
class DraftTest {
    private static final AtomicLong IDS = new AtomicLong(800);
    private static TelegramSimulator telegram;
    private static RunningGateway gateway;

    private final UUID cause = UUID.randomUUID();
    private final Person person = someone();

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
        return telegram.person(IDS.incrementAndGet(), "Анна", "ru");
    }

    private void written(String text) {
        gateway.write(person.id(), cause, text);
    }

    private void answered(String text) {
        gateway.publish(gateway.answer(person.id(), cause, "[{\"text\":\"" + text + "\"}]"));
    }

    private List<String> drafts() {
        return person.drafts().stream().map(Draft::text).toList();
    }

    private void awaitDraft(String text) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(drafts()).endsWith(text));
    }

    private void awaitReplies(String... texts) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(person.replies()).extracting(Message::text).containsExactly(texts));
    }

    @Test
    void aReplyGrowsAsADraftAndEndsAsOneMessage() {
        person.says("hi");

        written("Я");
        awaitDraft("Я");
        written("Я рядом");
        awaitDraft("Я рядом");
        answered("Я рядом.");

        awaitReplies("Я рядом.");
        assertThat(drafts()).containsExactly("Я", "Я рядом");
        assertThat(person.drafts())
                .extracting(Draft::id)
                .doesNotContain(0L)
                .containsOnly(person.drafts().getFirst().id());
    }

    @Test
    void aBurstOfFramesIsShownAtTheRateThatTelegramLikesAndTheNewestIsNotLeftOut() {
        person.says("hi");

        for (var words = 1; words <= 60; words++) {
            written("слово ".repeat(words).strip());
        }
        awaitDraft("слово ".repeat(60).strip());

        assertThat(drafts()).hasSizeLessThan(6);
        var shown = person.drafts();
        for (var i = 1; i < shown.size(); i++) {
            assertThat(shown.get(i).at() - shown.get(i - 1).at()).isGreaterThan(300);
        }
    }

    @Test
    void whatIsOldOrComesAfterTheReplyIsNotShown() {
        person.says("hi");

        gateway.write(person.id(), cause, "stale", Clock.systemUTC().instant().minus(Duration.ofSeconds(30)));
        answered("the reply");
        awaitReplies("the reply");
        written("late");
        var next = UUID.randomUUID();
        gateway.write(person.id(), next, "next");

        awaitDraft("next");
        assertThat(drafts()).containsExactly("next");
    }

    @Test
    void tooManyDraftsAreLeftOutAndHoldUpNoReply() {
        person.says("hi");
        telegram.fault(Fault.of(Kind.TOO_MANY_REQUESTS)
                .onMethod("sendMessageDraft")
                .inChat(person.id())
                .times(1)
                .value(2));

        written("one");
        await().atMost(PATIENCE).until(() -> telegram.counters().refused().getOrDefault("429", 0L) > 0);
        var began = System.nanoTime();
        written("two");
        answered("the reply");

        awaitReplies("the reply");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(drafts()).isEmpty();
    }

    @Test
    void aDraftThatTelegramNeverTakesHoldsUpNoReply() {
        person.says("hi");
        telegram.fault(Fault.of(Kind.HANG).onMethod("sendMessageDraft").inChat(person.id()));

        written("one");
        await().atMost(PATIENCE).until(() -> telegram.counters().calls().getOrDefault("sendMessageDraft", 0L) > 0);
        var began = System.nanoTime();
        answered("the reply");

        awaitReplies("the reply");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void everyExampleOfTheContractIsUnderstood() {
        var reader = telegram.person(42, "Anna", "ru");
        reader.says("hi");

        for (var example : Contracts.examples("io.soulnear.telegram.draft-updated.v1")) {
            var data = gateway.json(example.data());
            gateway.write(42, UUID.randomUUID(), data.path("text").asText());
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.drafts()).isNotEmpty());
    }
}
