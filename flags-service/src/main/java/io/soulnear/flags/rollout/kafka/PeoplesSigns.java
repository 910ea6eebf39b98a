package io.soulnear.flags.rollout.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.flags.rollout.application.Releasing;
import io.soulnear.flags.rollout.application.Sign;
import io.soulnear.flags.rollout.application.Signs;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.Intake;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads how people fare, from the beginning of the oldest step under way. Each process reads all of it for itself, so that a restart loses
 * nothing, and several instances see the same.
 */
@Singleton
final class PeoplesSigns implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(PeoplesSigns.class);
    private static final Set<String> TOPICS = Set.of("dialogue.turn", "profile.person");

    private final Messaging messaging;
    private final Releasing releasing;
    private final Signs signs;
    private final ObjectMapper json;
    private @Nullable AutoCloseable following;

    PeoplesSigns(Messaging messaging, Releasing releasing, Signs signs, ObjectMapper json) {
        this.messaging = messaging;
        this.releasing = releasing;
        this.signs = signs;
        this.json = json;
    }

    @Override
    public void open() {
        following = messaging.follow(TOPICS, releasing.resume(), this::take);
    }

    private void take(Event event) {
        try {
            sign(event, json).ifPresent(signs::saw);
        } catch (UnreadableEvent e) {
            LOG.warn("A {} cannot be read and tells nothing: {}", event.type(), e.getMessage());
        }
    }

    /** What is read of a turn; {@code provider} is {@code none} for an apology. */
    private record Completed(long chatId, String personText, String provider, long latencyMillis) {}

    private record Person(long chatId) {}

    private record Retired(long chatId, String reason) {}

    static Optional<Sign> sign(Event event, ObjectMapper json) {
        return switch (event.type()) {
            case "io.soulnear.dialogue.turn-completed.v1" -> {
                var turn = read(event, Completed.class, json);
                var ending = turn.provider.equals("none") ? Sign.Ending.APOLOGY : Sign.Ending.REPLY;
                yield Optional.of(new Sign.Answered(
                        turn.chatId, event.time(), turn.personText, Duration.ofMillis(turn.latencyMillis), ending));
            }
            case "io.soulnear.dialogue.crisis-detected.v1" ->
                Optional.of(new Sign.Helped(read(event, Person.class, json).chatId, event.time()));
            case "io.soulnear.profile.pattern-retired.v1" -> {
                var retired = read(event, Retired.class, json);
                yield retired.reason.equals("rejected")
                        ? Optional.of(new Sign.Rejected(retired.chatId, event.time()))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static <T> T read(Event event, Class<T> type, ObjectMapper json) {
        try {
            return json.readValue(event.data(), type);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("not the data of its type", e);
        }
    }

    @Override
    public void close() {
        if (following != null) {
            try {
                following.close();
            } catch (Exception e) {
                LOG.debug("Reading signs did not end in order", e);
            }
        }
    }
}
