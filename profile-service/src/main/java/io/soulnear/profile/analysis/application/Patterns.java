package io.soulnear.profile.analysis.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.analysis.domain.Shunned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People's patterns as they are known. */
public interface Patterns {
    /**
     * Locks the person until the transaction ends; false for somebody who is not registered, or was not at that time: what
     * was said then belongs to nobody, or to a life that was erased.
     */
    boolean lock(Transaction tx, long chat, Instant at);

    /** The live patterns, strongest first. */
    List<Pattern> live(Transaction tx, long chat);

    /** Those that the person does not want to see. */
    List<Shunned> shunned(Transaction tx, long chat);

    /** What is known to help the person. */
    Optional<Advice> advice(Transaction tx, long chat);
}
