package io.soulnear.dialogue.model.application;

import dev.langchain4j.model.chat.response.ChatResponse;
import org.jspecify.annotations.Nullable;

/** Tokens as the provider counted them; 0 where it did not. */
final class Tokens {
    private Tokens() {}

    static int in(ChatResponse response) {
        return response.tokenUsage() == null ? 0 : known(response.tokenUsage().inputTokenCount());
    }

    static int out(ChatResponse response) {
        return response.tokenUsage() == null ? 0 : known(response.tokenUsage().outputTokenCount());
    }

    private static int known(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
