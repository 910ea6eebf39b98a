package io.soulnear.dialogue.prompt.application;

import io.soulnear.dialogue.conversation.domain.Exchange;
import java.util.List;

/**
 * What a model is sent for one answer.
 *
 * @param version of the templates
 * @param system what it is told
 * @param history the turns that it is shown as messages, oldest first
 * @param text what the person says now
 * @param temperature from 0 to 1
 * @param parts what the system prompt and the messages are made of, in their order
 */
public record Prompt(
        String version, String system, List<Exchange> history, String text, double temperature, List<Part> parts) {
    public Prompt {
        history = List.copyOf(history);
        parts = List.copyOf(parts);
    }

    /**
     * One part, as an operator looks at it.
     *
     * @param tokens by {@link io.soulnear.dialogue.prompt.domain.TokenEstimate}
     * @param things how many there were to tell, such as patterns or messages
     * @param kept how many there was room for
     */
    public record Part(String name, int tokens, int things, int kept) {}

    /** By the same estimate, messages included. */
    public int tokens() {
        return parts.stream().mapToInt(Part::tokens).sum();
    }
}
