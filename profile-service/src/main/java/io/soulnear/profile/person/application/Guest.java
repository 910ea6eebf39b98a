package io.soulnear.profile.person.application;

import io.soulnear.profile.person.domain.Card;
import io.soulnear.runtime.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A registered person who asks for something.
 *
 * @param update the id of the update's event
 * @param at when the gateway recorded it
 * @param timeZone IANA name
 */
public record Guest(long chat, UUID update, Instant at, Language language, String timeZone, Card card) {
    /** The zone in which their days begin; UTC when the name is not known (any more). */
    public ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
