package io.soulnear.comparison.judge;

import io.soulnear.comparison.measure.Judged;
import io.soulnear.comparison.measure.Pair;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a judge came to.
 *
 * @param scores of the pairs that it could judge
 * @param unjudged how many it could not, by the reason in a few words
 * @param orders how far it agrees with itself when the answers change places: Krippendorff's alpha; empty when order plays no part
 * @param dollars what it cost
 */
public record Judging(
        Map<Pair, Judged> scores, Map<String, Integer> unjudged, OptionalDouble orders, BigDecimal dollars) {}
