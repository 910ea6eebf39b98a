package io.soulnear.gateway.delivery.application;

import io.soulnear.gateway.delivery.domain.Message;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A reply that a service asks for. */
public record Reply(UUID id, long chatId, Instant requested, List<Message> messages) {
    public Reply {
        messages = List.copyOf(messages);
    }
}
