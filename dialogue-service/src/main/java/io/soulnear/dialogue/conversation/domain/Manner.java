package io.soulnear.dialogue.conversation.domain;

import io.soulnear.dialogue.conversation.domain.Style.Length;
import io.soulnear.dialogue.conversation.domain.Style.Tone;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one answer is given: the person's style, bent to how they are now. The style itself stays.
 *
 * @param mood what it was bent to, or null when nothing recent is known
 * @param temperature for the model, from 0 to 1
 */
public record Manner(Style style, @Nullable Mood mood, double temperature) {
    /** A mood that is older says nothing of now. */
    static final Duration RECENT = Duration.ofHours(6);

    private static final double WARM = 0.7;
    private static final double COOL = 0.3;

    /** Under high stress friendlier, brief and cooler; with little strength brief; with much of it motivating. */
    public static Manner of(Style style, @Nullable Mood last, Instant now) {
        var mood = last == null || last.at().isBefore(now.minus(RECENT)) ? null : last;
        if (mood == null) {
            return new Manner(style, null, WARM);
        }
        var brief = style.length().atMost(Length.BRIEF);
        if (mood.isStressed()) {
            return new Manner(new Style(Tone.FRIENDLY, style.personality(), brief), mood, COOL);
        }
        if (mood.isTired()) {
            return new Manner(new Style(style.tone(), style.personality(), brief), mood, WARM);
        }
        if (mood.isEnergetic()) {
            return new Manner(new Style(Tone.MOTIVATING, style.personality(), style.length()), mood, WARM);
        }
        return new Manner(style, mood, WARM);
    }
}
