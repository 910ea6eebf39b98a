package io.soulnear.dialogue.conversation.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is answered, and where it comes from.
 *
 * @param text plain text, never blank
 * @param provider {@code openai}, {@code offline}, or {@code none} for an apology
 * @param model the model's name as its provider gives it
 * @param promptVersion which templates the model was told with
 * @param tokensIn tokens of the prompt, 0 when nobody counted
 * @param tokensOut tokens of the reply, 0 when nobody counted
 * @param latencyMillis from the decision to ask until the reply was there, failed attempts included
 * @param html the text in Telegram's HTML, or null when it has no markup
 */
public record Reply(
        String text,
        String provider,
        String model,
        String promptVersion,
        int tokensIn,
        int tokensOut,
        long latencyMillis,
        @Nullable String html) {
    /** A reply without markup. */
    public Reply(
            String text,
            String provider,
            String model,
            String promptVersion,
            int tokensIn,
            int tokensOut,
            long latencyMillis) {
        this(text, provider, model, promptVersion, tokensIn, tokensOut, latencyMillis, null);
    }

    public Reply {
        text = Typed.intact(text);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A reply says something");
        }
    }

    /** The same reply in its last shape. */
    public Reply worded(String text, @Nullable String html) {
        return new Reply(text, provider, model, promptVersion, tokensIn, tokensOut, latencyMillis, html);
    }
}
