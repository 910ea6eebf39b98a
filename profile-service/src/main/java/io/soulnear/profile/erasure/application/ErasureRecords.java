package io.soulnear.profile.erasure.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.erasure.domain.Confirmations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Erasures: pending ones, and the tombstones they leave. People appear under a keyed pseudonym. */
public interface ErasureRecords {
    /** @param erased how many rows go here */
    void open(
            Transaction tx,
            PendingErasure erasure,
            String person,
            long updateId,
            Instant at,
            Map<String, Integer> erased);

    /** The erasure, locked until the transaction ends; empty when there is none or it is closed. */
    Optional<PendingErasure> pending(Transaction tx, UUID erasure);

    /** @param erased how many rows went there, under names of their own */
    void confirmed(Transaction tx, UUID erasure, Confirmations confirmations, Map<String, Integer> erased);

    /** How many rows went in all services so far. */
    Map<String, Integer> erased(Transaction tx, UUID erasure);

    /** From here on nothing in it leads back to the chat but the pseudonym. */
    void close(Transaction tx, UUID erasure, Instant at);

    /** Whether an update is older than an erasure of that person, both by Telegram's number and by time. */
    boolean cover(Transaction tx, String person, long updateId, Instant at);

    /** Pending erasures older than {@code before}; each is given once, then counts as told. */
    List<PendingErasure> overdue(Transaction tx, Instant before, Instant now);
}
