package io.soulnear.dialogue.memory.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.memory.application.Folding;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.Language;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** After every turn it is looked whether there is something to fold; nobody waits for it. */
@Factory
final class CompletedTurns {
    private static final String TYPE = "io.soulnear.dialogue.turn-completed.v1";
    private static final Duration GATHERING = Duration.ofMillis(500);

    /** What is read of the event. */
    record Data(long chatId, String mode, String language) {}

    @Singleton
    @Named("memory")
    Subscription memory(Folding folding, ObjectMapper json) {
        return new Subscription("dialogue-memory", Set.of("dialogue.turn"), new Listener(folding, json), GATHERING);
    }

    record Listener(Folding folding, ObjectMapper json) implements Handler {
        @Override
        public boolean wants(Event event) {
            return event.type().equals(TYPE);
        }

        @Override
        public void handle(Event event) {
            try {
                var turn = json.readValue(event.data(), Data.class);
                var language = Locale.of(Language.of(turn.language()).code());
                Mode.of(turn.mode()).ifPresent(mode -> folding.turnCompleted(turn.chatId(), mode, language));
            } catch (JsonProcessingException e) {
                throw new UnreadableEvent("Not the data of " + event.type(), e);
            }
        }
    }
}
