package io.soulnear.dialogue.cost.application;

import io.soulnear.dialogue.conversation.domain.ModelCall;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps the calls that no reply accounts for. */
@FunctionalInterface
public interface Ledger {
    /**
     * Enters the calls of one event once; nothing of a person who was erased later.
     *
     * @param purpose what they were for
     */
    void enter(UUID event, long chat, String purpose, Instant at, List<ModelCall> calls);
}
