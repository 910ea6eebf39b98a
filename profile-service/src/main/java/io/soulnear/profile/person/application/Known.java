package io.soulnear.profile.person.application;

import io.soulnear.profile.person.domain.Person;
import io.soulnear.runtime.Language;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a person.
 *
 * @param language in which they are addressed; null while only Telegram's word on it counts
 * @param timeZone IANA name; null before registration
 */
public record Known(
        Person person,
        @Nullable Language language,
        @Nullable String timeZone) {
    static final Known NOTHING = new Known(Person.UNKNOWN, null, null);
}
