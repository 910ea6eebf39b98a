package io.soulnear.profile.erasure.application;

import io.soulnear.profile.erasure.domain.Confirmations;
import io.soulnear.runtime.Language;
import java.util.UUID;

/**
 * An erasure that other services are still busy with: all that is left of the person.
 *
 * @param causedBy the update that asked for it
 */
public record PendingErasure(UUID id, long chat, Language language, UUID causedBy, Confirmations confirmations) {}
