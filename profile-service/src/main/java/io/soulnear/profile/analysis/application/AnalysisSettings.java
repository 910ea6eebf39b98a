package io.soulnear.profile.analysis.application;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.soulnear.profile.analysis.domain.Thresholds;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How patterns are told apart.
 *
 * @param sameFrom themes at least this similar are one pattern
 * @param relatedFrom themes at least this similar are related
 * @param embedding the provider's model for embeddings, or empty: they are made here
 * @param atOnce analyses at the same time
 */
@ConfigurationProperties("profile.analysis")
record AnalysisSettings(
        @DecimalMin("0.01") @DecimalMax("1") double sameFrom,
        @DecimalMin("0.01") @DecimalMax("1") double relatedFrom,
        String embedding,
        @Min(1) @Max(256) int atOnce) {
    Thresholds thresholds() {
        return new Thresholds(sameFrom, Math.min(relatedFrom, sameFrom));
    }
}
