package io.soulnear.dialogue.draft.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.dialogue.reply.Replies;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Publisher;
import io.soulnear.runtime.flags.Flags;
import io.soulnear.testing.Contracts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KafkaDraftsTest {
    private static final UUID CAUSE = UUID.fromString("0b6a2a3e-6d1c-3c70-9a3c-0d8f5a1e7b11");

    private final ObjectMapper json = new ObjectMapper();
    private final List<Event> sent = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // a clock that is about to overflow
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);

    @Test
    void theFirstWordsLeaveAtOnceAndTheOthersTwiceASecond() {
        try (var draft = drafts((_, _) -> true).open(CAUSE, 42)) {
            for (var words = 1; words <= 40; words++) {
                var text = "слово ".repeat(words);
                var due = (words + 9) / 10;
                if (words % 10 == 1) {
                    await().until(() -> {
                        draft.show(text);
                        return sent.size() == due;
                    });
                } else {
                    draft.show(text);
                }
                nanos.addAndGet(Duration.ofMillis(words % 10 == 0 ? 100 : 45).toNanos());
            }
        }

        assertThat(sent)
                .extracting(event -> data(event).path("text").asText())
                .containsExactly("слово ".repeat(1), "слово ".repeat(11), "слово ".repeat(21), "слово ".repeat(31));
        assertThat(sent).allSatisfy(event -> {
            Contracts.validate(event.type(), event.data());
            assertThat(event.topic()).isEqualTo("telegram.draft");
            assertThat(event.key()).isEqualTo("42");
        });
        assertThat(sent)
                .extracting(event -> data(event).path("draftId").asInt())
                .doesNotContain(0)
                .containsOnly(data(sent.getFirst()).path("draftId").asInt());
    }

    @Test
    void aBrokerThatKeepsSilentHoldsUpNobody() {
        taken = new CompletableFuture<>();
        try (var draft = drafts((_, _) -> true).open(CAUSE, 42)) {
            draft.show("раз");
            await().until(() -> sent.size() == 1);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            draft.show("раз два");
            taken.completeExceptionally(new IllegalStateException("Kafka is away"));
            await().untilAsserted(() -> {
                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                draft.show("раз два три");
                assertThat(sent).hasSize(2);
            });
        }

        assertThat(data(sent.getLast()).path("text").asText()).isEqualTo("раз два три");
    }

    @Test
    void nothingIsShownAfterTheEndOrBeforeTheFirstWord() {
        var draft = drafts((_, _) -> true).open(CAUSE, 42);
        draft.show("  ");
        draft.close();
        draft.show("поздно");

        assertThat(sent).isEmpty();
    }

    @Test
    void whoseFlagIsOffSeesOnlyTheReply() {
        try (var draft = drafts((flag, chat) -> !(flag.equals("ENABLE_STREAMING") && chat.equals("42")))
                .open(CAUSE, 42)) {
            draft.show("раз");

            assertThat(draft.isSeen()).isFalse();
        }
        assertThat(sent).isEmpty();
    }

    private KafkaDrafts drafts(Flags flags) {
        var clock = Clock.systemUTC();
        var publisher = new Publisher() {
            @Override
            public CompletableFuture<Void> send(Event event) {
                sent.add(event);
                return taken;
            }

            @Override
            public void publish(Event event) {
                throw new AssertionError("Nobody waits for drafts");
            }
        };
        return new KafkaDrafts(flags, new Replies(json, clock), publisher, EventIds.sequence(clock), nanos::get);
    }

    private JsonNode data(Event event) {
        try {
            return json.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
