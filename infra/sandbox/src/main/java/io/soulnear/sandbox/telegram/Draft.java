package io.soulnear.sandbox.telegram;

/**
 * A text that the bot showed while it was writing.
 *
 * @param id the draft's, the same for what grew out of each other
 * @param at when it was shown, in epoch milliseconds
 */
public record Draft(long id, String text, long at) {}
