package io.soulnear.profile.portrait.application;

import io.soulnear.messaging.Transaction;
import java.time.Instant;
import java.util.List;

/** How people felt. */
public interface MoodHistory {
    /** What was noted since then, oldest first. */
    List<Noted> since(Transaction tx, long chat, Instant since);

    /**
     * The mood of one message.
     *
     * @param valence from -1, very unpleasant, to 1, very pleasant
     * @param stress low, medium, high or critical
     */
    record Noted(Instant at, String mood, double valence, String stress) {}
}
