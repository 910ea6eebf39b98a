package io.soulnear.profile.analysis.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.analysis.domain.Shunned;
import java.util.List;
import java.util.Optional;

/** People's patterns as they are known. */
public interface Patterns {
    /** The live patterns, strongest first. */
    List<Pattern> live(Transaction tx, long chat);

    /** Those that the person does not want to see. */
    List<Shunned> shunned(Transaction tx, long chat);

    /** What is known to help the person. */
    Optional<Advice> advice(Transaction tx, long chat);
}
