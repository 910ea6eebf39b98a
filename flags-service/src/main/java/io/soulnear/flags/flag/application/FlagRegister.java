package io.soulnear.flags.flag.application;

import io.soulnear.flags.flag.domain.Flag;
import io.soulnear.flags.flag.domain.Revision;
import io.soulnear.messaging.Transaction;
import java.util.List;
import java.util.Optional;

/** All flags of this environment, with their history. */
public interface FlagRegister {
    /** Every flag, by key. */
    List<Flag> all(Transaction tx);

    /** The flag as it is now. */
    Optional<Flag> find(Transaction tx, String key);

    /** As {@link #find}, and nobody else changes it until this transaction ends. */
    Optional<Flag> findForChange(Transaction tx, String key);

    /** The flag's history, newest first. */
    List<Revision> history(Transaction tx, String key);

    /** The newest changes of all flags, newest first. */
    List<Revision> latest(Transaction tx, int limit);

    /** Stores a new version; false when another first version was faster. */
    boolean save(Transaction tx, Flag flag, Revision revision);
}
