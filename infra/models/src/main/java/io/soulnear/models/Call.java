package io.soulnear.models;

import org.jspecify.annotations.Nullable;

/**
 * One call of a model, as it is accounted for; one that failed has been made, and may have cost, too.
 *
 * @param provider {@code openai} or {@code gemini}
 * @param model as its provider names it
 * @param outcome {@code ok}, {@code cut}, or in a word why it came to nothing: {@code timeout}, {@code rate-limited}, {@code quota},
 *     {@code unauthorized}, {@code refused}, {@code too-long}, {@code unusable}, {@code filtered}, {@code failed}
 * @param tokensIn tokens of the prompt, null when the provider did not say
 * @param tokensOut tokens of the answer, null when the provider did not say
 * @param costMicros millionths of a US dollar, null when tokens or price are unknown
 * @param latencyMillis from the question to the end of the answer, or to the failure
 * @param firstTokenMillis from the question to the first piece of a streamed answer, null when there was none or it was not streamed
 */
public record Call(
        String provider,
        String model,
        String outcome,
        @Nullable Integer tokensIn,
        @Nullable Integer tokensOut,
        @Nullable Long costMicros,
        long latencyMillis,
        @Nullable Long firstTokenMillis) {}
