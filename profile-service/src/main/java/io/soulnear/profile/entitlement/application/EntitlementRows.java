package io.soulnear.profile.entitlement.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.entitlement.domain.Entitlement;
import io.soulnear.runtime.Language;
import java.util.Optional;

/** Who may use what, and who invited whom. */
public interface EntitlementRows {
    Entitlement find(Transaction tx, long chat);

    /** The code by which others can say that this person invited them; {@code fresh} becomes it when there is none. */
    String code(Transaction tx, long chat, String fresh);

    /** The registered person with that code. */
    Optional<Inviter> inviter(Transaction tx, String code);

    /**
     * Notes who invited a person; false when somebody was credited for that person before, be it in an earlier life.
     *
     * @param invited the pseudonym of the person who came
     */
    boolean credit(Transaction tx, String invited, long inviter);

    record Inviter(long chat, Language language) {}
}
