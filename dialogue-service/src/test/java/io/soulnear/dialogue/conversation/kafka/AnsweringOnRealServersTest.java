package io.soulnear.dialogue.conversation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.testing.Contracts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Messages, their history and their replies. */
class AnsweringOnRealServersTest extends DialogueOnRealServers {
    @Test
    void aMessageIsAnsweredOnceHoweverOftenItComes() {
        var chat = chat();
        var update = text(chat, "Расскажи что-нибудь", "dialogue", "helper");
        var calls = model.requests().size();

        publisher.publish(update);
        publisher.publish(update);
        publisher.publish(text(chat, "И ещё", "dialogue", "helper"));

        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));
        assertThat(model.requests()).hasSize(calls + 2);
        assertThat(replies(chat)).allSatisfy(reply -> {
            assertThat(reply.data().at("/messages/0/text").asText()).isEqualTo("Слышу тебя.");
            assertThat(reply.urgent()).isEmpty();
        });
        assertThat(replies(chat).getFirst().data().path("causedBy").asText())
                .isEqualTo(update.id().toString());
        await().untilAsserted(() -> assertThat(of("io.soulnear.dialogue.turn-completed.v1", chat))
                .hasSize(2)
                .allSatisfy(turn -> Contracts.validate(turn.type(), turn.data().toString())));
    }

    @Test
    void aTurnThatWasStoredButNotAnsweredIsTakenUp() {
        var chat = chat();
        var update = text(chat, "Меня перебили", "dialogue", "helper");
        var message = new Message(update.id(), chat, Mode.HELPER, "Меня перебили", update.time());
        assertThat(turns.record(message, 10)).isInstanceOf(Recorded.New.class);

        publisher.publish(update);

        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(1));
        assertThat(turns.record(message, 10)).isInstanceOf(Recorded.Answered.class);
    }

    @Test
    void twoHundredAndFiftySixPeopleAtOnceEachGetTheirOwn() throws Exception {
        var first = CHATS.getAndAdd(256);
        var failures = new CopyOnWriteArrayList<String>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long chat = first; chat < first + 256; chat++) {
                var own = chat;
                people.submit(() -> {
                    try {
                        talkTwice(own);
                    } catch (Throwable e) {
                        failures.add(e.toString());
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(published.stream()
                                .filter(event -> event.type().endsWith("reply-requested.v1"))
                                .filter(event -> event.data().path("chatId").asLong() >= first
                                        && event.data().path("chatId").asLong() < first + 256))
                        .hasSize(512));
    }

    private void talkTwice(long chat) {
        var one = new Message(UUID.randomUUID(), chat, Mode.HELPER, "раз '\"\\{},", Instant.now());
        var two = new Message(UUID.randomUUID(), chat, Mode.HELPER, "два", Instant.now());
        turns.record(one, 10);
        turns.answer(one, reply("ответ " + chat), Locale.of("ru"));
        turns.answer(one, reply("не этот"), Locale.of("ru"));
        if (!(turns.record(two, 10) instanceof Recorded.New(var context))) {
            throw new AssertionError("A new message is new");
        }
        assertThat(context.history()).singleElement().satisfies(past -> {
            assertThat(past.person()).isEqualTo("раз '\"\\{},");
            assertThat(past.companion()).isEqualTo("ответ " + chat);
        });
        turns.answer(two, reply("ещё"), Locale.of("ru"));
    }

    @Test
    void theHistoryIsThatOfTheModeOldestFirstAndBounded() {
        var chat = chat();
        for (int i = 0; i < 5; i++) {
            var mode = i == 2 ? Mode.SOULSLEEP : Mode.HELPER;
            var message = new Message(UUID.randomUUID(), chat, mode, "текст " + i, Instant.now());
            turns.record(message, 10);
            turns.answer(message, reply("ответ " + i), Locale.of("ru"));
        }

        var recorded = turns.record(new Message(UUID.randomUUID(), chat, Mode.HELPER, "сейчас", Instant.now()), 3);

        assertThat(recorded)
                .isInstanceOfSatisfying(
                        Recorded.New.class,
                        it -> assertThat(it.context().history())
                                .extracting(past -> past.person())
                                .containsExactly("текст 1", "текст 3", "текст 4"));
    }

    @Test
    void whoeverOnlyLooksSeesWhatTheNextMessageBuildsOnAndLeavesNoTrace() {
        var chat = chat();
        var said = new Message(UUID.randomUUID(), chat, Mode.HELPER, "раз", Instant.now());
        turns.record(said, 10);
        turns.answer(said, reply("ответ"), Locale.of("ru"));
        var next = new Message(UUID.randomUUID(), chat, Mode.HELPER, "два", Instant.now());

        var seen = turns.context(next, 10);

        assertThat(count("select count(*) from turn where chat_id = ?", chat)).isEqualTo(1);
        assertThat(turns.record(next, 10)).isEqualTo(new Recorded.New(seen));
    }

    @Test
    void strangeTextIsKeptAsItIs() {
        var chat = chat();
        var text = "'; drop table turn; -- <b>&</b> \u202E z\u0351\u036B {\"a\":null} 👩‍👧 " + "щ".repeat(4_000);
        var update = text(chat, text, "dialogue", "soulsleep");

        publisher.publish(update);

        await().untilAsserted(() -> assertThat(of("io.soulnear.dialogue.turn-completed.v1", chat))
                .singleElement()
                .satisfies(turn ->
                        assertThat(turn.data().path("personText").asText()).isEqualTo(text)));
    }

    @Test
    void modesAreEnteredByCommandAndByButtonInThePersonsLanguage() {
        var chat = chat();
        person("registered", chat, Map.of("language", "en", "name", "Ann"), Instant.now());
        await().untilAsserted(() -> assertThat(count("select count(*) from person where chat_id = ?", chat))
                .isEqualTo(1));
        var button = update(chat, Map.of("to", "dialogue", "mode", "soulsleep", "action", "enter:soulsleep"), Map.of());

        publisher.publish(text(chat, "/helper", "dialogue", "helper"));
        publisher.publish(button);
        publisher.publish(button);

        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));
        assertThat(replies(chat))
                .extracting(reply -> reply.data().at("/messages/0/text").asText())
                .anyMatch(said -> said.startsWith("I'm here"))
                .anyMatch(said -> said.startsWith("Good evening"));
    }

    @Test
    void theErasedAreForgottenAndStayForgotten() {
        var chat = chat();
        var before = Instant.now().minus(1, ChronoUnit.HOURS);
        var old = at(text(chat, "старое сообщение", "dialogue", "helper"), before);
        person("registered", chat, Map.of("language", "ru", "name", "Аня"), before);
        publisher.publish(old);
        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(1));
        var erasure = UUID.randomUUID();

        person("erased", chat, Map.of("erasureId", erasure.toString()), Instant.now());

        await().untilAsserted(() -> assertThat(of("io.soulnear.erasure.confirmed.v1", chat))
                .singleElement()
                .satisfies(confirmed -> {
                    assertThat(confirmed.data().path("erasureId").asText()).isEqualTo(erasure.toString());
                    assertThat(confirmed.data().path("service").asText()).isEqualTo("dialogue");
                }));
        publisher.publish(old);
        person("registered", chat, Map.of("language", "ru", "name", "Аня"), before);
        publisher.publish(text(chat, "новое", "dialogue", "helper"));
        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));
        assertThat(count("select count(*) from turn where chat_id = ? and person_text like 'старое%'", chat))
                .isZero();
        assertThat(count("select count(*) from person where chat_id = ?", chat)).isZero();
    }

    private Reply reply(String text) {
        return new Reply(text, "offline", "reflective", "v1", 0, 0, 1);
    }
}
