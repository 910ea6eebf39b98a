package io.soulnear.dialogue.conversation.domain;

import org.jspecify.annotations.Nullable;

/**
 * One call of a remote model that a reply took, whether or not it came to anything.
 *
 * @param provider {@code openai} or {@code gemini}
 * @param model as its provider names it
 * @param outcome {@code ok}, or in a word why it came to nothing
 * @param tokensIn tokens of the prompt, null when nobody counted
 * @param tokensOut tokens of the answer, null when nobody counted
 * @param costMicros millionths of a US dollar, null when tokens or price are unknown
 * @param latencyMillis from the question to the end of the answer, or to the failure
 * @param firstTokenMillis from the question to the first piece of a streamed answer, null when there was none
 */
public record ModelCall(
        String provider,
        String model,
        String outcome,
        @Nullable Integer tokensIn,
        @Nullable Integer tokensOut,
        @Nullable Long costMicros,
        long latencyMillis,
        @Nullable Long firstTokenMillis) {}
