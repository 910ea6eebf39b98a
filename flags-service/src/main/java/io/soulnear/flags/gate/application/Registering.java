package io.soulnear.flags.gate.application;

import io.soulnear.flags.flag.application.FlagChanges;
import io.soulnear.flags.gate.domain.Report;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes reports of replays, good and bad ones: the newest of a flag counts. */
@Singleton
public final class Registering {
    private static final int MOST = 20;

    private final Transactions transactions;
    private final Reports reports;
    private final FlagChanges changes;

    Registering(Transactions transactions, Reports reports, FlagChanges changes) {
        this.transactions = transactions;
        this.reports = reports;
        this.changes = changes;
    }

    /** What becomes of a report. */
    public enum Outcome {
        REGISTERED,
        UNKNOWN_FLAG,
        /** It compares something else: the candidate lacks the flag, or the base has it, too. */
        NOT_ABOUT_THE_FLAG
    }

    /** Registers a report. */
    public Outcome register(Report report) {
        if (changes.flag(report.flag()).isEmpty()) {
            return Outcome.UNKNOWN_FLAG;
        }
        if (!report.isAboutItsFlag()) {
            return Outcome.NOT_ABOUT_THE_FLAG;
        }
        return transactions.call(tx -> {
            reports.add(tx, report);
            return Outcome.REGISTERED;
        });
    }

    /** The newest reports of a flag, newest first. */
    public List<Report> of(String flag) {
        return transactions.call(tx -> reports.of(tx, flag, MOST));
    }
}
