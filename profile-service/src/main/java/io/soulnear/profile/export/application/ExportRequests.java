package io.soulnear.profile.export.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.runtime.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Copies that people asked for and have not got yet. */
public interface ExportRequests {
    /** Notes the wish; false when one is open already. */
    boolean open(Transaction tx, Wish wish);

    /** Those that are open, oldest first. */
    List<Wish> open(Transaction tx);

    /** Closes it; false when somebody else did. */
    boolean close(Transaction tx, long chat);

    /**
     * One person's wish.
     *
     * @param causedBy the update that asked for it
     */
    record Wish(long chat, UUID causedBy, Language language, Instant at) {}
}
