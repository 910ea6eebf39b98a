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
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class KafkaDraftsTest {
    private static final UUID CAUSE = UUID.fromString("0b6a2a3e-6d1c-3c70-9a3c-0d8f5a1e7b11");

    private final ObjectMapper json = new ObjectMapper();
    private final List<Event> sent = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final Semaphore time = new Semaphore(0);
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);

    @Test
    void theNewestTextLeavesAfterAMomentAndThenTwiceASecond() {
        try (var draft = drafts((_, _) -> true).open(CAUSE, 42)) {
            draft.show("раз");
            await().until(() -> pauses.equals(List.of(Duration.ofMillis(100))));
            draft.show("раз два");
            assertThat(sent).isEmpty();
            time.release();
            await().until(() -> pauses.size() == 2);
            draft.show("раз два три");
            draft.show("раз два три четыре");
            time.release();
            await().until(() -> pauses.size() == 3);
        }

        assertThat(sent)
                .extracting(event -> data(event).path("text").asText())
                .containsExactly("раз два", "раз два три четыре");
        assertThat(pauses.getLast()).isEqualTo(Duration.ofMillis(450));
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
    void aReplyThatIsFinishedAtOnceIsNotShownBefore() {
        var draft = drafts((_, _) -> true).open(CAUSE, 42);
        draft.show("раз");
        await().until(() -> pauses.size() == 1);
        draft.close();
        time.release(10);

        draft.show("раз два");

        assertThat(sent).isEmpty();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void aBrokerThatKeepsSilentHoldsUpNobody() {
        taken = new CompletableFuture<>();
        time.release(100);
        try (var draft = drafts((_, _) -> true).open(CAUSE, 42)) {
            draft.show("раз");
            await().until(() -> sent.size() == 1);
            draft.show("раз два");
            draft.show("раз два три");
            taken.completeExceptionally(new IllegalStateException("Kafka is away"));
            await().until(() -> sent.size() == 2);
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
        return new KafkaDrafts(flags, new Replies(json, clock), publisher, EventIds.sequence(clock), pause -> {
            pauses.add(pause);
            time.acquire();
        });
    }

    private JsonNode data(Event event) {
        try {
            return json.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
