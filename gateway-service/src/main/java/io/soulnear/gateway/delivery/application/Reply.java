package io.soulnear.gateway.delivery.application;

import io.soulnear.gateway.delivery.domain.Message;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply that a service asks for.
 *
 * @param cause the update that is answered; null when nobody asked
 */
public record Reply(UUID id, long chatId, @Nullable UUID cause, Instant requested, List<Message> messages) {
    public Reply {
        messages = List.copyOf(messages);
    }
}
