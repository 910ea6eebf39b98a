package io.soulnear.models;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import org.jspecify.annotations.Nullable;

/** Tokens as the provider counted them; null where it did not. */
public final class Tokens {
    private Tokens() {}

    /** Tokens of the prompt. */
    public static @Nullable Integer in(ChatResponse response) {
        return response.tokenUsage() == null ? null : response.tokenUsage().inputTokenCount();
    }

    /** Tokens that were written, what the model thought to itself included, since that is paid for, too. */
    public static @Nullable Integer out(ChatResponse response) {
        var usage = response.tokenUsage();
        if (usage == null || usage.outputTokenCount() == null) {
            return null;
        }
        var thoughts = usage instanceof GoogleAiGeminiTokenUsage gemini ? gemini.thoughtsTokenCount() : null;
        return usage.outputTokenCount() + (thoughts == null ? 0 : thoughts);
    }
}
