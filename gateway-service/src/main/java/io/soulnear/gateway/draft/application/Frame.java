package io.soulnear.gateway.draft.application;

import java.time.Instant;
import java.util.UUID;

/**
 * What there is of a reply at some moment.
 *
 * @param cause the update that is being answered
 * @param draftId Telegram's id of the draft, not 0
 * @param text plain, of 1 to 4096 UTF-16 units
 * @param at when that much had been written
 */
public record Frame(long chatId, UUID cause, int draftId, String text, Instant at) {}
