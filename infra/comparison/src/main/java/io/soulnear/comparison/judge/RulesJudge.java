package io.soulnear.comparison.judge;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.soulnear.comparison.measure.Adherence;
import io.soulnear.comparison.measure.Cues;
import io.soulnear.comparison.measure.Judged;
import io.soulnear.comparison.measure.Likeness;
import io.soulnear.comparison.measure.Pair;
import io.soulnear.comparison.measure.Prose;
import io.soulnear.comparison.measure.Scores;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The embedded judge: scores each answer for itself, by what can be counted, so that order plays no part.
 *
 * <ul>
 *   <li>relevance: likeness of the answer to the message, or somewhat less to one of the two before, by the embedding; 0.35 and more is a 10;
 *   <li>depth: an open question, a feeling named, and as much said as the length in force invites (three points each);
 *   <li>usefulness: something to try or to answer, a whole ending, and relevance (three points each);
 *   <li>style: {@link Adherence}.
 * </ul>
 */
public final class RulesJudge implements Judge {
    private static final double ALIKE = 0.35;
    /** Coming back to what was said before is worth something, too. */
    private static final double LESS = 0.7;

    private static final int LATEST = 3;
    private static final Map<String, Integer> INVITED =
            Map.of("ultra_brief", 10, "brief", 16, "medium", 22, "detailed", 36);

    private static final Cues FEELING = Cues.of(
            "чувств ощущ трев страх страш боя бои груст печал тоск злос зли обид вина вину вины стыд одино устал радос тепл тяж трудн больн боль пуст"
                    + " напряж растерян скуч люб feel felt anx worr fear afraid scar sad grief ang hurt guilt asham shame lone tired exhaust joy"
                    + " glad warm heav hard pain empt tens lost miss lov");

    private static final Cues STEP = Cues.of(
            "попроб сделай запиш напиш вдох выдох дыши подыш шаг начн выбер назов представ замет отлож постав полож опиши можно стоит"
                    + " try write breath inhale exhale step start choose pick name imagine notice put describe could");

    private final EmbeddingModel embedding;

    /** @param embedding by which likeness is told */
    public RulesJudge(EmbeddingModel embedding) {
        this.embedding = embedding;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String limits() {
        return "Embedded rules: they see whether an answer is about what was said, asks, names a feeling, offers a step, ends, and keeps the style."
                + " They do not see whether it is true, wise, warm or kind, nor irony, nor a harmful suggestion in unusual words.";
    }

    @Override
    public Judging judge(List<Pair> talk) {
        var scores = new HashMap<Pair, Judged>();
        for (var pair : talk) {
            scores.put(
                    pair,
                    new Judged(
                            scores(pair.base().text(), pair),
                            scores(pair.candidate().text(), pair)));
        }
        return new Judging(scores, Map.of(), OptionalDouble.empty(), BigDecimal.ZERO);
    }

    private Scores scores(String answer, Pair pair) {
        var said = pair.said();
        var message = said.isEmpty() ? "" : said.getLast();
        var alike = like(message, answer);
        for (var earlier : said.subList(Math.max(0, said.size() - LATEST), Math.max(0, said.size() - 1))) {
            alike = Math.max(alike, LESS * like(earlier, answer));
        }
        var relevant = Math.min(1, alike / ALIKE);
        var words = Prose.words(answer);
        var asks = answer.contains("?") ? 1 : 0;
        var feels = FEELING.areIn(words) ? 1 : 0;
        var invited = INVITED.getOrDefault(pair.style().length(), 22);
        var full = Math.min(1, (double) words.size() / invited);
        var given = Math.max(asks, STEP.areIn(words) ? 1 : 0);
        var whole = Prose.breaksOff(answer) ? 0 : 1;
        return new Scores(
                1 + 9 * relevant,
                1 + 3 * asks + 3 * feels + 3 * full,
                1 + 3 * given + 3 * whole + 3 * relevant,
                1 + 9 * Adherence.of(answer, pair.style(), message, pair.language()));
    }

    private double like(String one, String other) {
        return Likeness.of(vector(one), vector(other));
    }

    private float[] vector(String text) {
        return embedding
                .embed(TextSegment.from(text.isBlank() ? "-" : text))
                .content()
                .vector();
    }
}
