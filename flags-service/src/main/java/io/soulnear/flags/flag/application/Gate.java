package io.soulnear.flags.flag.application;

import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Reach;
import io.soulnear.messaging.Transaction;
import java.util.Optional;

/** Stands before everything that gives a flag to people, whoever asks for it. */
@FunctionalInterface
public interface Gate {
    /** Why people may not get the flag now, in words that stay the same as long as nothing is done about it; empty when they may. */
    Optional<String> objection(Transaction tx, String key, Reach before, Reach after, Change change);
}
