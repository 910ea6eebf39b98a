package io.soulnear.profile.style.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.style.domain.Style;

/** What people chose. */
public interface Styles {
    /** The person's style; the default one when they have not chosen. */
    Style of(Transaction tx, long chat);
}
