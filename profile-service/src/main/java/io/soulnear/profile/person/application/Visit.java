package io.soulnear.profile.person.application;

import io.soulnear.profile.person.domain.Input;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One update of a person.
 *
 * @param update the id of the update's event
 * @param updateId Telegram's number of the update
 * @param at when the gateway recorded it
 * @param languageCode what Telegram says of the person's language
 */
public record Visit(
        UUID update,
        long chat,
        long updateId,
        Instant at,
        @Nullable String languageCode,
        Input input) {}
