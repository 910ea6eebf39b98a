package io.soulnear.dialogue.conversation.domain;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
 * @param calls of remote models that it took, in order, those that failed included
 */
public record Reply(
        String text,
        String provider,
        String model,
        String promptVersion,
        int tokensIn,
        int tokensOut,
        long latencyMillis,
        @Nullable String html,
        List<ModelCall> calls) {
    /** A reply without markup, for which no remote model was asked. */
    public Reply(
            String text,
            String provider,
            String model,
            String promptVersion,
            int tokensIn,
            int tokensOut,
            long latencyMillis) {
        this(text, provider, model, promptVersion, tokensIn, tokensOut, latencyMillis, null, List.of());
    }

    public Reply {
        calls = List.copyOf(calls);
        text = Typed.intact(text);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A reply says something");
        }
    }

    /** The same reply in its last shape. */
    public Reply worded(String text, @Nullable String html) {
        return new Reply(text, provider, model, promptVersion, tokensIn, tokensOut, latencyMillis, html, calls);
    }

    /** The same reply with what it took. */
    public Reply after(List<ModelCall> calls) {
        return new Reply(text, provider, model, promptVersion, tokensIn, tokensOut, latencyMillis, html, calls);
    }

    /** The next reply, with what this one took besides, which is not said. */
    public Reply then(Reply next) {
        return new Reply(
                next.text,
                next.provider,
                next.model,
                next.promptVersion,
                next.tokensIn,
                next.tokensOut,
                latencyMillis + next.latencyMillis,
                next.html,
                Stream.concat(calls.stream(), next.calls.stream()).toList());
    }

    /** What all calls cost in millionths of a US dollar, as far as that is known; null when it is of none. */
    public @Nullable Long costMicros() {
        return calls.stream()
                .map(ModelCall::costMicros)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .orElse(null);
    }

    /** How long the last call let the person wait for its first words; null when it was not streamed. */
    public @Nullable Long firstTokenMillis() {
        return calls.isEmpty() ? null : calls.getLast().firstTokenMillis();
    }
}
