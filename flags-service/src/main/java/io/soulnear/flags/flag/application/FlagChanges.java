package io.soulnear.flags.flag.application;

import io.soulnear.flags.flag.application.DefinitionFormat.Switch;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Changing;
import io.soulnear.flags.flag.domain.Decision;
import io.soulnear.flags.flag.domain.Difference;
import io.soulnear.flags.flag.domain.Flag;
import io.soulnear.flags.flag.domain.Reach;
import io.soulnear.flags.flag.domain.Refusal;
import io.soulnear.flags.flag.domain.Revision;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
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
    private final Gate gate;
    private final ReentrantLock changing = new ReentrantLock();

    FlagChanges(
            Transactions transactions,
            FlagRegister flags,
            DefinitionFormat format,
            Announcement announcement,
            Gate gate) {
        this.transactions = transactions;
        this.flags = flags;
        this.format = format;
        this.announcement = announcement;
        this.gate = gate;
    }

    /** Every flag, by key. */
    public List<Flag> all() {
        return transactions.call(flags::all);
    }

    /** A flag as it is now. */
    public Optional<Flag> flag(String key) {
        return transactions.call(tx -> flags.find(tx, key));
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
        return replace(key, seen, definition, change);
    }

    /**
     * Takes over a definition that another environment has, whatever there is here.
     *
     * @param change tells where it comes from
     */
    public Decision promote(String key, String definition, Change change) {
        return replace(key, null, definition, change);
    }

    /** What a definition would change; empty when the flag already is so, refused when services could not use it. */
    public Comparison compare(String key, String definition) {
        var flaw = flaw(key, definition);
        if (flaw.isPresent()) {
            return new Comparison.Invalid(flaw.get());
        }
        var before = transactions.call(tx -> flags.find(tx, key)).map(Flag::definition);
        return new Comparison.Differences(format.differences(before.orElse(null), format.canonical(definition)));
    }

    /** What comes of comparing a definition with the flag. */
    public sealed interface Comparison {
        record Differences(List<Difference> differences) implements Comparison {
            public Differences {
                differences = List.copyOf(differences);
            }
        }

        record Invalid(Decision.Refused refused) implements Comparison {}
    }

    private Optional<Decision.Refused> flaw(String key, String definition) {
        return Flag.isKey(key)
                ? format.flaw(key, definition).map(flaw -> new Decision.Refused(Refusal.INVALID_DEFINITION, flaw))
                : Optional.of(new Decision.Refused(Refusal.INVALID_DEFINITION, "Not a key for a flag"));
    }

    private Decision replace(String key, @Nullable Long seen, String definition, Change change) {
        var flaw = flaw(key, definition);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        var canonical = format.canonical(definition);
        return alone(tx -> {
            var current = flags.findForChange(tx, key).orElse(null);
            var version = seen != null ? seen : current == null ? 0 : current.version();
            return carryOut(tx, Changing.redefine(current, key, version, canonical, change));
        });
    }

    /**
     * Gives a flag the definition that it had in an earlier version, as a new version.
     *
     * @param to the version to go back to; null for the one before the last change
     */
    public Decision undo(String key, @Nullable Long to, Change change) {
        return alone(tx -> {
            var current = flags.findForChange(tx, key).orElse(null);
            if (current == null) {
                return unknown(key);
            }
            var target = to == null ? current.version() - 1 : to;
            var earlier = flags.history(tx, key).stream()
                    .filter(revision -> revision.version() == target)
                    .findFirst();
            if (earlier.isEmpty()) {
                return new Decision.Refused(Refusal.NOTHING_TO_UNDO, "The flag has no version " + target);
            }
            return carryOut(
                    tx,
                    Changing.redefine(
                            current, key, current.version(), earlier.get().after(), change));
        });
    }

    /** The newest changes of all flags, newest first. */
    public List<Revision> latest(int limit) {
        return transactions.call(tx -> flags.latest(tx, limit));
    }

    private static Decision.Refused unknown(String key) {
        return new Decision.Refused(Refusal.UNKNOWN_FLAG, "There is no flag " + key);
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
                return unknown(key);
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
     * Gives a flag to a share of people, always the same ones first.
     *
     * @param percent 0 to 100
     * @param seen as for {@link #turn}
     * @param also commits with it, and is told the flag as it is then, even when it already was so
     */
    public Decision letOut(
            String key, int percent, @Nullable Long seen, Change change, BiConsumer<Transaction, Flag> also) {
        return alone(tx -> {
            var current = flags.findForChange(tx, key).orElse(null);
            if (current == null) {
                return unknown(key);
            }
            var definition = percent == 0
                    ? format.switched(current.definition(), Switch.OFF)
                    : format.rolledOut(current.definition(), percent);
            if (definition.isEmpty()) {
                return new Decision.Refused(Refusal.NOT_SWITCHABLE, "The flag is not just on or off");
            }
            var version = seen == null ? current.version() : seen;
            var decision = carryOut(tx, Changing.redefine(current, key, version, definition.get(), change));
            switch (decision) {
                case Decision.Changed(var flag, var _) -> also.accept(tx, flag);
                case Decision.Unchanged(var flag) -> also.accept(tx, flag);
                case Decision.Refused _ -> {}
            }
            return decision;
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
            var objection = objection(tx, revision);
            if (objection.isPresent()) {
                return new Decision.Refused(Refusal.NEEDS_REPORT, objection.get());
            }
            if (!flags.save(tx, flag, revision)) {
                return new Decision.Refused(Refusal.STALE_VERSION, "Somebody else just made this flag");
            }
            announcement.announce(tx, flag);
        }
        return decision;
    }

    private Optional<String> objection(Transaction tx, Revision revision) {
        var before = revision.before();
        return gate.objection(
                tx,
                revision.key(),
                before == null ? Reach.NOBODY : format.reach(before),
                format.reach(revision.after()),
                revision.change());
    }
}
