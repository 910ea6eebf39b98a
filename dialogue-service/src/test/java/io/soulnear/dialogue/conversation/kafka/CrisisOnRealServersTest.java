package io.soulnear.dialogue.conversation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.testing.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Help in a crisis. */
class CrisisOnRealServersTest extends DialogueOnRealServers {
    @Test
    void helpInACrisisIsUrgentAndTakesThePlaceOfTheModel() {
        var chat = chat();
        var update = text(chat, "я больше не хочу жить", "dialogue", "helper");
        var calls = model.requests().size();

        publisher.publish(update);
        publisher.publish(update);

        await().untilAsserted(() -> assertThat(of("io.soulnear.dialogue.crisis-detected.v1", chat))
                .singleElement()
                .satisfies(
                        event -> Contracts.validate(event.type(), event.data().toString())));
        assertThat(replies(chat)).isNotEmpty().allSatisfy(reply -> {
            assertThat(reply.urgent()).isEqualTo("true");
            assertThat(reply.data().at("/messages/0/text").asText()).contains("8-800-2000-122", "112");
        });
        assertThat(replies(chat))
                .extracting(Published::id)
                .containsOnly(replies(chat).getFirst().id());
        assertThat(model.requests()).hasSize(calls);
        assertThat(turns.record(new Message(UUID.randomUUID(), chat, Mode.HELPER, "да", Instant.now()), 10))
                .isInstanceOfSatisfying(
                        Recorded.New.class,
                        it -> assertThat(it.context().history())
                                .singleElement()
                                .satisfies(past -> assertThat(past.crisis()).isTrue()));
    }

    @Test
    void aCrisisBeforeConsentIsAnsweredAndItsTextIsKeptNowhere() {
        var chat = chat();

        publisher.publish(text(chat, "I want to kill myself", "profile", null));

        await().untilAsserted(() ->
                assertThat(of("io.soulnear.dialogue.crisis-detected.v1", chat)).hasSize(1));
        await().untilAsserted(() -> assertThat(replies(chat))
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.data().at("/messages/0/text").asText()).contains("988", "116 123", "112")));
        assertThat(count("select count(*) from turn where chat_id = ?", chat)).isZero();
    }
}
