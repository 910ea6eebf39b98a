package io.soulnear.dialogue.limits.application;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.soulnear.dialogue.conversation.domain.Mode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How many messages a day are answered for free.
 *
 * @param helperPerDay by the helper; 0: as many as there are
 * @param soulsleepPerDay by the evening companion; 0: as many as there are
 */
@ConfigurationProperties("soulnear.quotas")
public record Quotas(
        @Min(0) @Max(1_000_000) int helperPerDay,

        @Min(0) @Max(1_000_000) int soulsleepPerDay) {
    /** What is free in that mode; 0: everything. */
    public int perDay(Mode mode) {
        return switch (mode) {
            case HELPER -> helperPerDay;
            case SOULSLEEP -> soulsleepPerDay;
        };
    }
}
