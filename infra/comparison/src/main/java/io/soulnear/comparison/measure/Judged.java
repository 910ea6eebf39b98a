package io.soulnear.comparison.measure;

/** Both answers of one turn, scored by the same judge. */
public record Judged(Scores base, Scores candidate) {}
