package io.soulnear.flags.rollout.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.flags.rollout.application.Signs;
import io.soulnear.flags.rollout.application.Signs.Ending;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Reads how the turns of people ended. */
@Factory
final class TurnSigns {
    private static final String TURN_COMPLETED = "io.soulnear.dialogue.turn-completed.v1";
    private static final Duration GATHERING = Duration.ofMillis(500);

    @Singleton
    Subscription turns(Signs signs, ObjectMapper json) {
        return new Subscription("flags-rollout", Set.of("dialogue.turn"), new Listener(signs, json), GATHERING);
    }

    /** What is read of a turn; {@code provider} is {@code none} for an apology. */
    record Completed(long chatId, String provider, long latencyMillis) {}

    record Listener(Signs signs, ObjectMapper json) implements Handler {
        @Override
        public boolean wants(Event event) {
            return event.type().equals(TURN_COMPLETED);
        }

        @Override
        public void handle(Event event) {
            var turn = read(event, json);
            var ending = turn.provider.equals("none") ? Ending.APOLOGY : Ending.REPLY;
            signs.saw(new Signs.Turn(turn.chatId, event.time(), Duration.ofMillis(turn.latencyMillis), ending));
        }
    }

    static Completed read(Event event, ObjectMapper json) {
        try {
            return json.readValue(event.data(), Completed.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("Not a completed turn", e);
        }
    }
}
