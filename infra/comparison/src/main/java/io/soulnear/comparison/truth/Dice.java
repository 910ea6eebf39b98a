package io.soulnear.comparison.truth;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that can be had again: the same seed throws the same. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A factor around 1 whose logarithm is normally distributed. */
    double factor(double deviation) {
        return Math.exp(deviation * random.nextGaussian());
    }
}
