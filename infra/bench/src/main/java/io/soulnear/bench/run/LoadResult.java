package io.soulnear.bench.run;

import io.soulnear.bench.load.Outcome;
import java.util.Map;

/**
 * What a load showed.
 *
 * @param outcome of the texts of the measured time
 * @param warmUp what became of those before
 * @param answeredPerSecond texts answered within the measured time
 * @param behindMillis how late the load itself was at worst; large when the machine could not even write
 * @param processors used, by process
 * @param residentBytes of all processes but the bench
 */
public record LoadResult(
        Outcome outcome,
        Outcome warmUp,
        double answeredPerSecond,
        double behindMillis,
        Map<String, Double> processors,
        long residentBytes) {

    /** Whether every text had exactly one reply and one call of the model, in order. */
    public boolean isFaultless() {
        return outcome.isFaultless() && warmUp.isFaultless();
    }
}
