package io.soulnear.comparison;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.soulnear.comparison.judge.Judge;
import io.soulnear.comparison.judge.PersonScores;
import io.soulnear.comparison.judge.RulesJudge;
import io.soulnear.comparison.measure.Measure;
import io.soulnear.comparison.measure.Remembered;
import io.soulnear.models.ConceptEmbedding;
import java.util.EnumMap;
import java.util.Map;

/**
 * How runs are compared.
 *
 * @param judge who scores the answers
 * @param embedding says how alike two answers are
 * @param person what a person has scored; counts in place of the judge's scores
 * @param margins tolerated harm where it is not the measure's own
 * @param looks how often, at most, the same growing replay is to be looked at before it is decided: the chance of error is shared out evenly
 *     among the looks, so that stopping at any of them is allowed (Bonferroni's inequality, whatever the looks have in common)
 * @param resamples of the bootstrap
 */
public record Settings(
        Judge judge,
        EmbeddingModel embedding,
        PersonScores person,
        Map<Measure, Double> margins,
        int looks,
        int resamples) {
    /** The chance of error that all looks and all measures of one comparison share. */
    static final double ERROR = 0.05;

    public Settings {
        margins = Map.copyOf(margins);
        if (looks < 1 || resamples < 200 || margins.values().stream().anyMatch(margin -> !(margin > 0))) {
            throw new IllegalArgumentException("At least 1 look, 200 resamples, and margins above 0");
        }
    }

    /** The embedded judge and embedding, the measures' own margins, one look: needs no network and no key. */
    public static Settings usual() {
        var embedding = new Remembered(new ConceptEmbedding());
        return new Settings(new RulesJudge(embedding), embedding, PersonScores.none(), Map.of(), 1, 4000);
    }

    /** The same with another judge. */
    public Settings judgedBy(Judge other) {
        return new Settings(other, embedding, person, margins, looks, resamples);
    }

    /** The same with another way to tell how alike two answers are; the judge keeps its own. */
    public Settings embeddedBy(EmbeddingModel other) {
        return new Settings(judge, new Remembered(other), person, margins, looks, resamples);
    }

    /** The same with what a person has scored. */
    public Settings with(PersonScores scores) {
        return new Settings(judge, embedding, scores, margins, looks, resamples);
    }

    /** The same with another margin. */
    public Settings tolerating(Measure measure, double harm) {
        var others = new EnumMap<Measure, Double>(Measure.class);
        others.putAll(margins);
        others.put(measure, harm);
        return new Settings(judge, embedding, person, others, looks, resamples);
    }

    /** The same for a replay that will be looked at so often. */
    public Settings lookingAtMost(int times) {
        return new Settings(judge, embedding, person, margins, times, resamples);
    }

    double margin(Measure measure) {
        return margins.getOrDefault(measure, measure.margin());
    }
}
