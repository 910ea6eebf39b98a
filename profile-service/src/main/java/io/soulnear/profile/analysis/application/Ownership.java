package io.soulnear.profile.analysis.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.chronicle.Chronicle;
import io.soulnear.profile.chronicle.Fact;
import jakarta.inject.Singleton;

/** Lets people say what they think of their patterns. */
@Singleton
public final class Ownership {
    private final Chronicle chronicle;

    Ownership(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /** That's me. */
    public void confirm(Transaction tx, long chat, Pattern pattern) {
        if (pattern.status() != Pattern.Status.CONFIRMED) {
            chronicle.append(tx, chat, Facts.of(pattern.confirmed()));
        }
    }

    /** Not me: neither it nor anything like it comes back. */
    public void reject(Transaction tx, long chat, Pattern pattern) {
        chronicle.append(tx, chat, new Fact.PatternRetired(pattern.id(), "rejected"));
    }

    /** Forget it: it comes back only by what is said from now on. */
    public void forget(Transaction tx, long chat, Pattern pattern) {
        chronicle.append(tx, chat, new Fact.PatternRetired(pattern.id(), "forgotten"));
    }
}
