package io.soulnear.comparison.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a variant made of one recorded update.
 *
 * @param conversation a pseudonym of the chat, the same in every run of a recording
 * @param number from 1, its place among the updates of the conversation
 * @param at when it was recorded
 * @param answers in the order of delivery
 * @param making how a companion's reply came about; null for what no companion said
 * @param style the style in force, as the variant's own profile knows it; null for the usual one
 */
public record Turn(
        String conversation,
        int number,
        Instant at,
        Said said,
        List<Answer> answers,
        Outcome outcome,
        @Nullable Making making,
        @Nullable Style style) {
    public Turn {
        if (number < 1) {
            throw new IllegalArgumentException("Turns are numbered from 1");
        }
        answers = List.copyOf(answers);
    }

    /** All that the person read, a line for each message. */
    public String text() {
        return String.join("\n", answers.stream().map(Answer::text).toList());
    }

    /** Whether help in a crisis was among the answers. */
    public boolean isCrisisHelp() {
        return answers.stream().anyMatch(Answer::urgent);
    }
}
