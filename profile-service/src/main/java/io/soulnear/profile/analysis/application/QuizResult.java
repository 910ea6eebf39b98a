package io.soulnear.profile.analysis.application;

import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a quiz showed.
 *
 * @param event the id of the event that told it
 * @param found what stood out, strongest first
 * @param said the person's own words in it, and nothing that stood on a button
 */
public record QuizResult(
        UUID event,
        long chat,
        Language language,
        Instant at,
        String category,
        List<Found> found,
        List<Utterance> said) {
    public QuizResult {
        found = List.copyOf(found);
        said = List.copyOf(said);
    }

    /**
     * A theme of the quiz.
     *
     * @param theme the same in every language
     * @param confidence how strongly the answers speak for it, from 0 to 1
     * @param claims what is said to stand behind it
     * @param wording what the person was told of it, or null
     */
    public record Found(
            String theme,
            double confidence,
            List<String> claims,
            @Nullable Wording wording) {
        public Found {
            claims = List.copyOf(claims);
        }
    }

    /** A pattern as the person was told it. */
    public record Wording(String slug, String title, String meaning, String contradiction, String strength) {}
}
