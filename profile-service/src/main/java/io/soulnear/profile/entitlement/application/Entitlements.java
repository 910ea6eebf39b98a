package io.soulnear.profile.entitlement.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.chronicle.Chronicle;
import io.soulnear.profile.chronicle.Fact;
import io.soulnear.profile.entitlement.domain.Entitlement;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Grants premium. */
@Singleton
public final class Entitlements {
    private final EntitlementRows rows;
    private final Chronicle chronicle;

    Entitlements(EntitlementRows rows, Chronicle chronicle) {
        this.rows = rows;
        this.chronicle = chronicle;
    }

    /** What a person may use now. */
    public Entitlement of(Transaction tx, long chat) {
        return rows.find(tx, chat);
    }

    /**
     * Grants premium for some time more. The person must be registered.
     *
     * @param source where it comes from, like {@code grant}
     */
    public Entitlement.Premium grant(Transaction tx, long chat, Duration time, String source, Instant at) {
        var premium = rows.find(tx, chat).extended(time, source, at);
        chronicle.append(tx, chat, new Fact.EntitlementChanged("premium", premium.until(), premium.source()));
        return premium;
    }
}
