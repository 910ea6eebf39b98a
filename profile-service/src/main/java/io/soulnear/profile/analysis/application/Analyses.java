package io.soulnear.profile.analysis.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Depth;
import io.soulnear.profile.chronicle.Chronicle;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Listens to what people say: keeps it for a while, reads its mood, and looks every few messages for what recurs. One
 * person's messages come one after another, so there is never more than one analysis of a person.
 */
@Singleton
public final class Analyses {
    private static final String FLAG = "ENABLE_PATTERN_ANALYSIS";

    private final Flags flags;
    private final Transactions transactions;
    private final Remarks remarks;
    private final Patterns patterns;
    private final Moods moods;
    private final Analyst analyst;
    private final Findings findings;
    private final Chronicle chronicle;
    private final Semaphore places;

    Analyses(
            Flags flags,
            Transactions transactions,
            Remarks remarks,
            Patterns patterns,
            Moods moods,
            Analyst analyst,
            Findings findings,
            Chronicle chronicle,
            AnalysisSettings settings) {
        this.flags = flags;
        this.transactions = transactions;
        this.remarks = remarks;
        this.patterns = patterns;
        this.moods = moods;
        this.analyst = analyst;
        this.findings = findings;
        this.chronicle = chronicle;
        this.places = new Semaphore(settings.atOnce());
    }

    /**
     * Takes one message. When it comes again it is not kept twice, but an analysis that a crash cut off is made up for.
     */
    public void said(Remark remark) throws InterruptedException {
        if (!flags.on(FLAG, Long.toString(remark.chat()))) {
            return;
        }
        var mood = moods.of(remark.language(), remark.said().text()).orElse(null);
        var standing = remarks.keep(remark, mood);
        if (standing.isPresent()) {
            look(remark, standing.get());
        }
    }

    private void look(Remark remark, Remarks.Standing standing) throws InterruptedException {
        var deep = Depth.DEEP.due(standing.said(), standing.deep());
        if (deep.isPresent()) {
            analyse(remark, Depth.DEEP, deep.getAsInt());
        }
        var seen = Math.max(standing.quick(), deep.orElse(0));
        var quick = Depth.QUICK.due(standing.said(), seen);
        if (quick.isPresent()) {
            analyse(remark, Depth.QUICK, quick.getAsInt());
        }
    }

    private void analyse(Remark remark, Depth depth, int upTo) throws InterruptedException {
        places.acquire();
        try {
            var chat = remark.chat();
            var said = remarks.window(chat, remark.mode(), upTo, depth.window());
            var known = transactions.callSingle(tx -> patterns.live(tx, chat));
            var report = analyst.read(new Analyst.Reading(chat, remark.language(), depth, said, known));
            findings.prepare(report.findings(), known);
            transactions.call(tx -> {
                if (remarks.claim(tx, chat, remark.mode(), depth, upTo)) {
                    findings.take(tx, chat, report.findings(), said);
                    report.advice().ifPresent(advice -> advise(tx, chat, advice));
                }
                return upTo;
            });
        } finally {
            places.release();
        }
    }

    private void advise(Transaction tx, long chat, Advice advice) {
        var before = patterns.advice(tx, chat);
        var now = before.map(advice::after).orElse(advice);
        if (!Optional.of(now).equals(before)) {
            chronicle.append(tx, chat, Facts.of(now));
        }
    }
}
