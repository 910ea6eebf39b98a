package io.soulnear.profile.analysis.application;

import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a quiz showed.
 *
 * @param event the id of the event that told it
 * @param themes what stood out, strongest first
 * @param said the person's own words in it
 */
public record QuizResult(
        UUID event,
        long chat,
        Language language,
        Instant at,
        String category,
        List<Strong> themes,
        List<Utterance> said) {
    public QuizResult {
        themes = List.copyOf(themes);
        said = List.copyOf(said);
    }

    /**
     * A theme of the quiz.
     *
     * @param score how strongly the answers speak for it, from 0 to 1
     */
    public record Strong(String id, double score) {}
}
