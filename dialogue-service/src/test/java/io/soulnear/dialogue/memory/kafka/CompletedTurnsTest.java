package io.soulnear.dialogue.memory.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.memory.application.Folding;
import io.soulnear.dialogue.memory.application.Memories;
import io.soulnear.dialogue.memory.application.Pile;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.testing.Contracts;
import io.soulnear.testing.Contracts.Example;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompletedTurnsTest {
    private static final String TYPE = "io.soulnear.dialogue.turn-completed.v1";

    private final List<String> looked = new ArrayList<>();
    private final CompletedTurns.Listener listener = new CompletedTurns.Listener(
            new Folding(new Looked(looked), (_, _) -> Optional.empty(), new SimpleMeterRegistry()),
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));

    private record Looked(List<String> looked) implements Memories {
        @Override
        public boolean isPiledUp(long chat, Mode mode, int turns) {
            looked.add(chat + " " + mode);
            return false;
        }

        @Override
        public Optional<Pile> oldest(long chat, Mode mode, int turns) {
            return Optional.empty();
        }

        @Override
        public boolean fold(Pile pile, String summary) {
            return false;
        }

        @Override
        public void forget(UUID cause, long chat, Mode mode, Instant at) {}
    }

    static Stream<Example> turns() {
        return Contracts.examples(TYPE).stream();
    }

    @ParameterizedTest
    @MethodSource("turns")
    void everyTurnThatEverWasIsLookedAt(Example turn) {
        listener.handle(event(turn.data()));

        assertThat(looked).hasSize(1);
    }

    @Test
    void aModeOfTheFutureIsLeftToTheFuture() {
        listener.handle(event("{\"chatId\":42,\"mode\":\"daydream\",\"language\":\"ru\"}"));

        assertThat(looked).isEmpty();
    }

    @Test
    void whatIsNoTurnIsUnreadable() {
        assertThatThrownBy(() -> listener.handle(event("[1"))).isInstanceOf(UnreadableEvent.class);
    }

    private static Event event(String data) {
        return Event.of(new UUID(0, 1), TYPE, "dialogue.turn", "42", Instant.parse("2026-03-02T12:00:00Z"), data);
    }
}
