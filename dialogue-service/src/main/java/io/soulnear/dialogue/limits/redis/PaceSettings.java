package io.soulnear.dialogue.limits.redis;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How fast one person may write.
 *
 * @param perMinute messages in a minute; 0 is no limit
 * @param perHour messages in an hour; 0 is no limit
 */
@ConfigurationProperties("soulnear.pace")
record PaceSettings(
        @Min(0) @Max(1_000_000) int perMinute,
        @Min(0) @Max(1_000_000) int perHour) {}
