package io.soulnear.dialogue.conversation.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the profile tells of a person, beside their card.
 *
 * @param patterns those that have the person's own words behind them
 * @param insights what stands out, most important first
 * @param works what helps this person
 * @param doesNotWork what does not
 * @param professionalHelp whether to mention, gently, that a professional could help
 * @param mood of the last message that showed one, or null
 * @param premiumUntil until when the person is premium; null: never was, {@link Instant#MAX}: without end
 * @param zone where the person's day begins at midnight, or null when unknown
 */
public record Portrait(
        Style style,
        List<Pattern> patterns,
        List<Insight> insights,
        List<String> works,
        List<String> doesNotWork,
        boolean professionalHelp,
        @Nullable Mood mood,
        @Nullable Instant premiumUntil,
        @Nullable ZoneId zone) {
    /** Of someone of whom nothing was told. */
    public static final Portrait BLANK =
            new Portrait(Style.DEFAULT, List.of(), List.of(), List.of(), List.of(), false, null, null, null);

    /**
     * What stands out.
     *
     * @param recommendation one thing to try
     */
    public record Insight(String text, String recommendation) {}

    public Portrait {
        patterns = List.copyOf(patterns);
        insights = List.copyOf(insights);
        works = List.copyOf(works);
        doesNotWork = List.copyOf(doesNotWork);
    }

    /** Whether the person is premium at that moment. */
    public boolean isPremium(Instant at) {
        return premiumUntil != null && at.isBefore(premiumUntil);
    }

    /** The same person, answered as everyone is. */
    public Portrait withoutStyle() {
        return new Portrait(
                Style.DEFAULT, patterns, insights, works, doesNotWork, professionalHelp, mood, premiumUntil, zone);
    }

    /** The same person, without anything that an analysis has found. */
    public Portrait withoutAnalysis() {
        return new Portrait(style, List.of(), List.of(), List.of(), List.of(), false, null, premiumUntil, zone);
    }
}
