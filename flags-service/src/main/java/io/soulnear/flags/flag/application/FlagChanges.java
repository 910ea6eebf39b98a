package io.soulnear.flags.flag.application;

import io.soulnear.flags.flag.application.DefinitionFormat.Switch;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Changing;
import io.soulnear.flags.flag.domain.Decision;
import io.soulnear.flags.flag.domain.Flag;
import io.soulnear.flags.flag.domain.Refusal;
import io.soulnear.flags.flag.domain.Revision;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks at flags and changes them. The new version, its history and its announcement commit together. Changes are made
 * one after another, so that their announcements leave in the order of the versions; one instance owns an environment's
 * flags.
 */
@Singleton
public final class FlagChanges {
    private final Transactions transactions;
    private final FlagRegister flags;
    private final DefinitionFormat format;
    private final Announcement announcement;
    private final ReentrantLock changing = new ReentrantLock();

    FlagChanges(Transactions transactions, FlagRegister flags, DefinitionFormat format, Announcement announcement) {
        this.transactions = transactions;
        this.flags = flags;
        this.format = format;
        this.announcement = announcement;
    }

    /** Every flag, by key. */
    public List<Flag> all() {
        return transactions.call(flags::all);
    }

    /** A flag and how it came to be so, newest change first. */
    public record Story(Flag flag, List<Revision> history) {}

    /** One flag with its history. */
    public Optional<Story> story(String key) {
        return transactions.call(tx -> flags.find(tx, key).map(flag -> new Story(flag, flags.history(tx, key))));
    }

    /**
     * Gives a flag a new definition, or makes a flag.
     *
     * @param seen the version that the author has seen; 0 to make a new flag
     */
    public Decision redefine(String key, long seen, String definition, Change change) {
        if (!Flag.isKey(key)) {
            return new Decision.Refused(Refusal.INVALID_DEFINITION, "Not a key for a flag");
        }
        var flaw = format.flaw(key, definition);
        if (flaw.isPresent()) {
            return new Decision.Refused(Refusal.INVALID_DEFINITION, flaw.get());
        }
        var canonical = format.canonical(definition);
        return alone(tx -> {
            var current = flags.findForChange(tx, key).orElse(null);
            return carryOut(tx, Changing.redefine(current, key, seen, canonical, change));
        });
    }

    /**
     * Switches a flag on or off for everybody; a rollout that was under way ends.
     *
     * @param seen the version that the author has seen; null to switch whatever there is
     */
    public Decision turn(String key, Switch to, @Nullable Long seen, Change change) {
        return alone(tx -> {
            var current = flags.findForChange(tx, key).orElse(null);
            if (current == null) {
                return new Decision.Refused(Refusal.UNKNOWN_FLAG, "There is no flag " + key);
            }
            var switched = format.switched(current.definition(), to);
            if (switched.isEmpty()) {
                return new Decision.Refused(Refusal.NOT_SWITCHABLE, "The flag has no variant for this");
            }
            var version = seen == null ? current.version() : seen;
            return carryOut(tx, Changing.redefine(current, key, version, switched.get(), change));
        });
    }

    /**
     * Makes a first version of each flag that does not exist yet.
     *
     * @param definitions by key; not announced yet, see {@link #announceAll}
     */
    public void seed(Map<String, String> definitions, Change change) {
        alone(tx -> {
            definitions.forEach((key, definition) -> {
                if (flags.find(tx, key).isEmpty()
                        && Changing.redefine(null, key, 0, format.canonical(definition), change)
                                instanceof Decision.Changed(var flag, var revision)) {
                    flags.save(tx, flag, revision);
                }
            });
            return definitions.size();
        });
    }

    /** Announces every flag as it is now, for a topic that may lack some. */
    public void announceAll() {
        alone(tx -> {
            var all = flags.all(tx);
            all.forEach(flag -> announcement.announce(tx, flag));
            return all.size();
        });
    }

    private <R> R alone(Transactions.Work<R> work) {
        changing.lock();
        try {
            return transactions.call(work);
        } finally {
            changing.unlock();
        }
    }

    private Decision carryOut(Transaction tx, Decision decision) {
        if (decision instanceof Decision.Changed(var flag, var revision)) {
            if (!flags.save(tx, flag, revision)) {
                return new Decision.Refused(Refusal.STALE_VERSION, "Somebody else just made this flag");
            }
            announcement.announce(tx, flag);
        }
        return decision;
    }
}
