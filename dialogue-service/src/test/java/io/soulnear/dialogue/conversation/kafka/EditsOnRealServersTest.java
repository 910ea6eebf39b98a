package io.soulnear.dialogue.conversation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.testing.FakeModel;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Edits of texts that have no reply yet. */
class EditsOnRealServersTest extends DialogueOnRealServers {
    private static final Map<String, String> DIALOGUE = Map.of("to", "dialogue", "mode", "helper");

    @Test
    void aTextThatIsEditedWhileTheModelThinksIsAnsweredAsItReadsThen() throws Exception {
        var chat = chat();
        var thinking = new CountDownLatch(1);
        var edited = new CountDownLatch(1);
        model.does((exchange, call) -> {
            thinking.countDown();
            edited.await(20, TimeUnit.SECONDS);
            FakeModel.says("Слышу тебя.").answer(exchange, call);
        });
        try {
            var text = update(chat, DIALOGUE, Map.of("text", "Мне приснился медведь " + chat, "message_id", 7));
            var edit = edit(chat, 7, "Мне приснился волк " + chat);
            publisher.publish(text);
            assertThat(thinking.await(20, TimeUnit.SECONDS)).isTrue();

            publisher.publish(edit);
            await().until(() -> edits.of(message(chat, 7)).isPresent());
            edited.countDown();

            await().untilAsserted(() -> assertThat(replies(chat)).hasSize(1));
            publisher.publish(text);
            publisher.publish(edit);
            publisher.publish(edit(chat, 7, "Мне приснилась лиса " + chat));
            publisher.publish(text(chat, "Вот и всё " + chat, "dialogue", "helper"));
            await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));

            assertThat(model.requests())
                    .filteredOn(it -> it.contains("медведь " + chat))
                    .hasSize(1);
            assertThat(model.requests())
                    .filteredOn(it -> it.contains("волк " + chat))
                    .hasSize(2);
            assertThat(model.requests()).noneMatch(it -> it.contains("лиса " + chat));
            assertThat(of("io.soulnear.dialogue.turn-completed.v1", chat))
                    .extracting(turn -> turn.data().path("personText").asText())
                    .containsExactly("Мне приснился волк " + chat, "Вот и всё " + chat);
            assertThat(count("select count(*) from turn where chat_id = ?", chat))
                    .isEqualTo(2);
            assertThat(count("select count(*) from model_call where chat_id = ?", chat))
                    .isEqualTo(3);
            assertThat(count("select used from quota where chat_id = ?", chat)).isEqualTo(2);
        } finally {
            edited.countDown();
            model.does(FakeModel.says("Слышу тебя."));
        }
    }

    @Test
    void aTextThatIsEditedWhileItWaitsInItsLaneCostsOneCall() throws Exception {
        var chat = chat();
        var edited = new CountDownLatch(1);
        model.does((exchange, call) -> {
            edited.await(20, TimeUnit.SECONDS);
            FakeModel.says("Слышу тебя.").answer(exchange, call);
        });
        try {
            publisher.publish(update(chat, DIALOGUE, Map.of("text", "Сначала это " + chat, "message_id", 7)));
            publisher.publish(update(chat, DIALOGUE, Map.of("text", "Потом то " + chat, "message_id", 8)));
            publisher.publish(edit(chat, 8, "Потом другое " + chat));
            await().until(() -> edits.of(message(chat, 8)).isPresent());
            edited.countDown();

            await().untilAsserted(() -> assertThat(of("io.soulnear.dialogue.turn-completed.v1", chat))
                    .extracting(turn -> turn.data().path("personText").asText())
                    .containsExactly("Сначала это " + chat, "Потом другое " + chat));
            assertThat(model.requests()).noneMatch(it -> it.contains("Потом то " + chat));
            assertThat(count("select count(*) from model_call where chat_id = ?", chat))
                    .isEqualTo(2);
        } finally {
            edited.countDown();
            model.does(FakeModel.says("Слышу тебя."));
        }
    }

    @Test
    void whoCriesForHelpInAnEditHearsHelpAndNothingElse() throws Exception {
        var chat = chat();
        var thinking = new CountDownLatch(1);
        var helped = new CountDownLatch(1);
        model.does((exchange, call) -> {
            thinking.countDown();
            helped.await(20, TimeUnit.SECONDS);
            FakeModel.says("Слышу тебя.").answer(exchange, call);
        });
        try {
            publisher.publish(update(chat, DIALOGUE, Map.of("text", "Мне плохо " + chat, "message_id", 7)));
            assertThat(thinking.await(20, TimeUnit.SECONDS)).isTrue();
            publisher.publish(edit(chat, 7, "Я больше не хочу жить"));
            await().untilAsserted(() -> assertThat(replies(chat)).hasSize(1));
            helped.countDown();
            await().untilAsserted(
                            () -> assertThat(count("select count(*) from turn where chat_id = ? and crisis", chat))
                                    .isEqualTo(1));
            model.does(FakeModel.says("Слышу тебя."));
            publisher.publish(text(chat, "Да " + chat, "dialogue", "helper"));
            await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));

            assertThat(replies(chat).getFirst().urgent()).isEqualTo("true");
            assertThat(of("io.soulnear.dialogue.crisis-detected.v1", chat)).hasSize(1);
            assertThat(count("select count(*) from turn where chat_id = ?", chat))
                    .isEqualTo(2);
            assertThat(count("select used from quota where chat_id = ?", chat)).isEqualTo(1);
        } finally {
            helped.countDown();
            model.does(FakeModel.says("Слышу тебя."));
        }
    }

    private static Message message(long chat, long number) {
        return new Message(UUID.randomUUID(), chat, Mode.HELPER, "", Instant.EPOCH, number, 0);
    }
}
