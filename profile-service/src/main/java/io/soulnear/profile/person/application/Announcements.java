package io.soulnear.profile.person.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.person.domain.Card;
import io.soulnear.runtime.Language;
import java.util.UUID;

/** What the other services learn about a person, when the transaction commits. */
public interface Announcements {
    void registered(Transaction tx, long chat, Card card, Language language, String timeZone);

    void languageChanged(Transaction tx, long chat, Language language);

    void erased(Transaction tx, long chat, UUID erasure);
}
