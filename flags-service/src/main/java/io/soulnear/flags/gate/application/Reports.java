package io.soulnear.flags.gate.application;

import io.soulnear.flags.gate.domain.Report;
import io.soulnear.messaging.Transaction;
import java.util.List;

/** Every report that was registered. */
public interface Reports {
    /** Those of a flag, newest first, at most {@code limit}. */
    List<Report> of(Transaction tx, String flag, int limit);

    /** Keeps one. */
    void add(Transaction tx, Report report);
}
