package io.soulnear.profile.person.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.person.domain.Card;
import io.soulnear.runtime.Language;
import java.time.Instant;
import java.util.UUID;

/** What the other services learn about a person, when the transaction commits. */
public interface Announcements {
    void registered(Transaction tx, long chat, Card card, Language language, String timeZone);

    void languageChanged(Transaction tx, long chat, Language language);

    /**
     * @param updateId Telegram's number of the update that asked for it
     * @param askedAt when that update was recorded
     */
    void erased(Transaction tx, long chat, UUID erasure, long updateId, Instant askedAt);
}
