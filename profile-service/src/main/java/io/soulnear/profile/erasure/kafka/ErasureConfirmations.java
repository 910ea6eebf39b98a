package io.soulnear.profile.erasure.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.profile.erasure.application.Erasures;
import io.soulnear.profile.erasure.domain.Service;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the confirmations of the other services. */
@Singleton
final class ErasureConfirmations implements Handler {
    private final Erasures erasures;
    private final ObjectMapper json;

    ErasureConfirmations(Erasures erasures, ObjectMapper json) {
        this.erasures = erasures;
        this.json = json;
    }

    @Override
    public boolean wants(Event event) {
        return event.type().equals("io.soulnear.erasure.confirmed.v1");
    }

    @Override
    public void handle(Event event) {
        var confirmed = read(event);
        if (!(confirmed instanceof Confirmed(var erasure, var service, var rows))
                || erasure == null
                || service == null) {
            throw new UnreadableEvent("A confirmation without its parts");
        }
        Service.named(service)
                .ifPresent(known -> erasures.confirm(event.id(), erasure, known, rows == null ? Map.of() : rows));
    }

    private @Nullable Confirmed read(Event event) {
        try {
            return json.readValue(event.data(), Confirmed.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("Not a confirmation", e);
        }
    }

    private record Confirmed(
            @Nullable UUID erasureId,
            @Nullable String service,
            @Nullable Map<String, Integer> erased) {}
}
