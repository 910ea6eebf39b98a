package io.soulnear.bench.run;

import io.soulnear.bench.load.Latencies;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of quizzes.
 *
 * @param sessions how many were brought to their end
 * @param answers how many answers were given; of a double tap, one
 * @param doubles how many were given twice
 * @param rate answers per second that were really given
 * @param latencies from an answer to the next question
 * @param processors used by each process, 1.0 being one all the time
 * @param faults what went wrong, and how often; empty when nothing did
 */
public record QuizResult(
        int sessions,
        long answers,
        long doubles,
        double rate,
        Latencies latencies,
        Map<String, Double> processors,
        Map<String, Integer> faults) {
    public QuizResult {
        processors = new LinkedHashMap<>(processors);
        faults = Map.copyOf(faults);
    }

    public boolean isFaultless() {
        return faults.isEmpty();
    }
}
