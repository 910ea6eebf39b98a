package io.soulnear.dialogue.cost.application;

/**
 * The calls of one model, person, day or purpose, summed up.
 *
 * @param of provider and model; the person's pseudonym; the day, as in {@code 2026-01-31}; or what they were for,
 *     as in {@code reply}
 * @param calls of models, those that failed included
 * @param failed calls without an answer that could be used
 * @param unpriced calls whose tokens or price nobody knows; they may have cost besides
 * @param tokensIn tokens of the prompts, as far as they were counted
 * @param tokensOut tokens of the answers, as far as they were counted
 * @param costMicros millionths of a US dollar
 */
public record Expense(
        String of, long calls, long failed, long unpriced, long tokensIn, long tokensOut, long costMicros) {}
