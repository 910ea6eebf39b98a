package io.soulnear.flags.flag.application;

import io.soulnear.flags.flag.domain.Flag;
import io.soulnear.messaging.Transaction;

/** Tells all services of a flag's definition, once the transaction is committed. */
@FunctionalInterface
public interface Announcement {
    /** Puts the announcement into the transaction. */
    void announce(Transaction tx, Flag flag);
}
