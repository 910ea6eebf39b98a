package io.soulnear.dialogue.conversation.domain;

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
 */
public record Reply(
        String text,
        String provider,
        String model,
        String promptVersion,
        int tokensIn,
        int tokensOut,
        long latencyMillis) {
    public Reply {
        text = Typed.intact(text);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A reply says something");
        }
    }
}
