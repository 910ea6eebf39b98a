package io.soulnear.flags.rollout.application;

import io.soulnear.flags.flag.application.FlagChanges;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Decision;
import io.soulnear.flags.flag.domain.Flag;
import io.soulnear.flags.flag.domain.Refusal;
import io.soulnear.flags.rollout.application.Rollouts.Entry;
import io.soulnear.flags.rollout.domain.Measured;
import io.soulnear.flags.rollout.domain.Plan;
import io.soulnear.flags.rollout.domain.Rollout;
import io.soulnear.flags.rollout.domain.Stage;
import io.soulnear.flags.rollout.domain.Steering;
import io.soulnear.flags.rollout.domain.Steering.Move;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets flags out. The flag's new version, the rollout's stage and its journal commit together. */
@Singleton
public final class Releasing {
    private static final Logger LOG = LoggerFactory.getLogger(Releasing.class);
    private static final String ACTOR = "rollout";
    private static final int NOBODY = 0;

    private final Transactions transactions;
    private final Rollouts rollouts;
    private final FlagChanges changes;
    private final Signs signs;
    private final Clock clock;

    Releasing(Transactions transactions, Rollouts rollouts, FlagChanges changes, Signs signs, Clock clock) {
        this.transactions = transactions;
        this.rollouts = rollouts;
        this.changes = changes;
        this.signs = signs;
        this.clock = clock;
    }

    /** A rollout with its journal, and what was seen in the step that it is in. */
    public record Story(Rollout rollout, List<Entry> journal, Measured seen) {}

    /**
     * Begins to let a flag out, or sees to it that this begins later.
     *
     * @param start null for now
     */
    public Decision start(String flag, Plan plan, @Nullable Instant start, Change change) {
        return start == null ? startNow(flag, plan, change) : startLater(flag, plan, start, change);
    }

    private Decision startNow(String flag, Plan plan, Change change) {
        var percent = plan.steps().getFirst();
        var stage = new Stage.Holding(0, change.at());
        var decision = changes.letOut(
                flag,
                percent,
                null,
                change,
                (tx, released) ->
                        begin(tx, released, plan, stage, entry(percent, "started", change), change.override()));
        if (!(decision instanceof Decision.Refused)) {
            signs.since(flag, stage.since());
        }
        return decision;
    }

    private Decision startLater(String flag, Plan plan, Instant start, Change change) {
        return transactions.call(tx -> changes.flag(flag)
                .<Decision>map(known -> {
                    begin(
                            tx,
                            known,
                            plan,
                            new Stage.Scheduled(start),
                            entry(NOBODY, "begins at " + start, change),
                            change.override());
                    return new Decision.Unchanged(known);
                })
                .orElseGet(() -> unknown(flag)));
    }

    private void begin(Transaction tx, Flag flag, Plan plan, Stage stage, Entry entry, String override) {
        rollouts.find(tx, flag.key())
                .filter(last -> last.stage().isUnderWay())
                .ifPresent(last -> rollouts.move(
                        tx,
                        last.at(new Stage.Stopped(entry.at()), flag.version()),
                        new Entry(entry.at(), entry.percent(), entry.actor(), "a new rollout takes its place")));
        rollouts.add(tx, new Rollout(0, flag.key(), plan, stage, flag.version(), entry.actor(), override), entry);
    }

    private static Entry entry(int percent, String what, Change change) {
        var whole = change.reason().isEmpty() ? what : what + ": " + change.reason();
        return new Entry(change.at(), percent, change.actor(), whole);
    }

    private static Decision.Refused unknown(String flag) {
        return new Decision.Refused(Refusal.UNKNOWN_FLAG, "There is no flag " + flag);
    }

    /** Ends a rollout; the flag stays as it is. */
    public Decision stop(String flag, Change change) {
        return transactions.call(tx -> {
            var last = rollouts.find(tx, flag).filter(it -> it.stage().isUnderWay());
            if (last.isEmpty()) {
                return new Decision.Refused(Refusal.NO_ROLLOUT, "No rollout of " + flag + " is under way");
            }
            rollouts.move(
                    tx,
                    last.get().at(new Stage.Stopped(change.at()), last.get().flagVersion()),
                    entry(last.get().percent(), "stopped", change));
            signs.forget(flag);
            return changes.flag(flag).<Decision>map(Decision.Unchanged::new).orElseGet(() -> unknown(flag));
        });
    }

    /** The newest rollout of a flag. */
    public Optional<Story> story(String flag) {
        return transactions.call(tx -> rollouts.find(tx, flag)
                .map(rollout -> new Story(rollout, rollouts.journal(tx, rollout.number()), signs.seen(flag))));
    }

    /** The newest rollout of every flag that ever had one. */
    public List<Rollout> all() {
        return transactions.call(rollouts::newest);
    }

    /** Watches what an earlier run of the service watched; gives the moment from which on signs are wanted. */
    public Instant resume() {
        return transactions.call(rollouts::underWay).stream()
                .flatMap(rollout -> {
                    if (rollout.stage() instanceof Stage.Holding(var _, var since)) {
                        signs.since(rollout.flag(), since);
                        return Stream.of(since);
                    }
                    return Stream.empty();
                })
                .min(Comparator.naturalOrder())
                .orElseGet(clock::instant);
    }

    /** Looks at everything that is under way and does what is due. */
    public void look() {
        for (var rollout : transactions.call(rollouts::underWay)) {
            look(rollout);
        }
    }

    private void look(Rollout rollout) {
        var now = clock.instant();
        var current = changes.flag(rollout.flag());
        if (current.isPresent() && current.get().version() != rollout.flagVersion()) {
            leave(rollout, current.get(), now);
            return;
        }
        var seen = rollout.stage() instanceof Stage.Holding(var _, var since)
                ? signs.since(rollout.flag(), since)
                : Measured.NOTHING;
        switch (Steering.next(rollout, seen, now)) {
            case Move.Stay _ -> {}
            case Move.Widen(var percent, var next) -> move(rollout, percent, next, "held: " + figures(seen), now);
            case Move.Finish(var next) -> {
                move(rollout, rollout.percent(), next, "complete: " + figures(seen), now);
                signs.forget(rollout.flag());
            }
            case Move.TakeBack(var why, var next) -> {
                LOG.warn("Flag {} is taken back: {}", rollout.flag(), why);
                move(rollout, NOBODY, next, "taken back: " + why, now);
                signs.forget(rollout.flag());
            }
        }
    }

    private static String figures(Measured seen) {
        return seen.replies() + " replies, " + seen.apologies() + " apologies, p95 "
                + seen.p95().toMillis() + " ms, " + seen.failed() + " of " + seen.handled() + " events failed, "
                + seen.missed() + " of " + seen.crises() + " crises missed, " + seen.rejected()
                + " patterns rejected";
    }

    private void move(Rollout rollout, int percent, Stage next, String what, Instant now) {
        var change = new Change(ACTOR, what, now, rollout.override());
        var entry = new Entry(now, percent, ACTOR, what);
        var decision = changes.letOut(
                rollout.flag(),
                percent,
                rollout.flagVersion(),
                change,
                (tx, flag) -> move(tx, rollout, rollout.at(next, flag.version()), entry));
        if (decision instanceof Decision.Refused(var why, var detail) && why == Refusal.NEEDS_REPORT) {
            remain(rollout, "waits: " + detail, now);
        }
    }

    /** The journal says once why nothing happens. */
    private void remain(Rollout rollout, String what, Instant now) {
        transactions.call(tx -> {
            var current = rollouts.find(tx, rollout.flag()); // from here on no other instance moves it
            var journal = rollouts.journal(tx, rollout.number());
            if (current.filter(rollout::equals).isPresent()
                    && !journal.getLast().what().equals(what)) {
                rollouts.move(tx, rollout, new Entry(now, rollout.percent(), ACTOR, what));
            }
            return journal;
        });
    }

    /** Somebody changed the flag: it is theirs now. */
    private void leave(Rollout rollout, Flag flag, Instant now) {
        var what = "stopped: the flag was changed to version " + flag.version();
        var entry = new Entry(now, rollout.percent(), flag.lastChange().actor(), what);
        transactions.call(tx -> {
            move(tx, rollout, rollout.at(new Stage.Stopped(now), flag.version()), entry);
            return flag;
        });
        signs.forget(rollout.flag());
    }

    /** Does nothing when another instance was faster. */
    private void move(Transaction tx, Rollout from, Rollout to, Entry entry) {
        if (rollouts.find(tx, from.flag()).filter(from::equals).isPresent()) {
            rollouts.move(tx, to, entry);
        }
    }
}
