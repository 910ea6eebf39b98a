package io.soulnear.sandbox.telegram;

import java.util.Map;

/**
 * What has happened since the start or the last reset.
 *
 * @param calls of the Bot API by method, refused ones included
 * @param refused calls by error code
 * @param messages sent by the bot
 * @param repeats of them that say the same as the one right before in their chat, with no act of the person between
 * @param drafts shown by the bot
 * @param edits made by the bot
 * @param callbacks that were answered
 * @param callbacksAgain answers to callbacks that had been answered before
 * @param updates made
 * @param delivered updates that the bot confirmed
 * @param pending updates that the bot has not confirmed; now, not since the reset
 * @param latency from an update of a person to the message that answers it, one to one and in order
 */
public record Counters(
        Map<String, Long> calls,
        Map<String, Long> refused,
        long messages,
        long repeats,
        long drafts,
        long edits,
        long callbacks,
        long callbacksAgain,
        long updates,
        long delivered,
        long pending,
        Latency latency) {
    /** A distribution in microseconds; percentiles are right to 2 %. */
    public record Latency(long count, long p50, long p95, long p99, long max) {}
}
