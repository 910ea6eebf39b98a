package io.soulnear.dialogue.limits.redis;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/**
 * How fast one person may write.
 *
 * @param perMinute messages in a minute; 0 is no limit
 * @param perHour messages in an hour; 0 is no limit
 * @param redisUrl where instances share the count; empty: each has its own
 */
@ConfigurationProperties("soulnear.pace")
record PaceSettings(
        @Min(0) @Max(1_000_000) int perMinute,

        @Min(0) @Max(1_000_000) int perHour,

        @Bindable(defaultValue = "")
        @Pattern(regexp = "|rediss?://\\S+", message = "must begin with redis:// or rediss://")
        String redisUrl) {
    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
        return "PaceSettings[" + perMinute + ", " + perHour + "]";
    }
}
