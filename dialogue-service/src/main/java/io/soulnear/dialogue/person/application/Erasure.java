package io.soulnear.dialogue.person.application;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's wish to be erased.
 *
 * @param id under which profile-service waits for the confirmation
 * @param at when profile-service told of it, by its clock
 * @param update Telegram's number of the update by which the person wished it
 * @param askedAt when that update came in, by the gateway's clock
 */
public record Erasure(UUID id, Instant at, long update, Instant askedAt) {
    /** One of which the update is not known. */
    public Erasure(UUID id, Instant at) {
        this(id, at, Long.MAX_VALUE, at);
    }
}
