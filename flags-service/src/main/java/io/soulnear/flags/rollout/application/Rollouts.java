package io.soulnear.flags.rollout.application;

import io.soulnear.flags.rollout.domain.Rollout;
import io.soulnear.messaging.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All rollouts of this environment, with what happened in them. */
public interface Rollouts {
    /** One thing that happened in a rollout; {@code percent} is the share of people who had the flag after it. */
    record Entry(Instant at, int percent, String actor, String what) {}

    /** Those that are under way, by flag. */
    List<Rollout> underWay(Transaction tx);

    /** The newest of each flag, by flag. */
    List<Rollout> newest(Transaction tx);

    /** The newest of one flag; nobody else moves it until this transaction ends. */
    Optional<Rollout> find(Transaction tx, String flag);

    /** What happened in it, oldest first. */
    List<Entry> journal(Transaction tx, long rollout);

    /** Stores a new one. */
    void add(Transaction tx, Rollout rollout, Entry entry);

    /** Stores where it is now. */
    void move(Transaction tx, Rollout rollout, Entry entry);
}
