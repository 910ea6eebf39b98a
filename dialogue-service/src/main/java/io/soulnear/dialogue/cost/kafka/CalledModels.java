package io.soulnear.dialogue.cost.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.dialogue.conversation.domain.ModelCall;
import io.soulnear.dialogue.cost.application.Ledger;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Enters the calls of models that are told of into the accounts. */
@Factory
final class CalledModels {
    private static final String TYPE = "io.soulnear.model.called.v1";
    private static final Duration GATHERING = Duration.ofMillis(500);

    /** What is read of the event. */
    record Data(long chatId, String purpose, List<ModelCall> calls) {}

    @Singleton
    @Named("costs")
    Subscription costs(Ledger ledger, ObjectMapper json) {
        return new Subscription("dialogue-costs", Set.of("model.call"), new Listener(ledger, json), GATHERING);
    }

    record Listener(Ledger ledger, ObjectMapper json) implements Handler {
        @Override
        public boolean wants(Event event) {
            return event.type().equals(TYPE);
        }

        @Override
        public void handle(Event event) {
            try {
                var data = json.readValue(event.data(), Data.class);
                ledger.enter(event.id(), data.chatId(), data.purpose(), event.time(), data.calls());
            } catch (JsonProcessingException e) {
                throw new UnreadableEvent("Not the data of " + event.type(), e);
            }
        }
    }
}
