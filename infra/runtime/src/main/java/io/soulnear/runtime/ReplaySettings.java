package io.soulnear.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;

/**
 * Whether this is a replay of recorded conversations, and no service for people.
 *
 * @param clock {@code true}: time is that of the recorded events, ids follow from them, and nothing counts as read before all that it
 *     caused is known; refused without a prefix before the topics, since a replay must not meet the topics of people
 */
@ConfigurationProperties("soulnear.replay")
record ReplaySettings(
        @Bindable(defaultValue = "false") @Pattern(regexp = "true|false", message = "must be true or false")
        String clock) {
    boolean isReplay() {
        return clock.equals("true");
    }
}
