package io.soulnear.flags.rollout.prometheus;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;

/**
 * Where the services tell what they count.
 *
 * @param sources {@code name=http://host:port,…} of their management ports; a host with several addresses stands for as many instances,
 *     and a name may come more than once; empty: failures are not watched
 */
@ConfigurationProperties("soulnear.rollouts.metrics")
record MetricsSettings(
        @Bindable(defaultValue = "")
        @Pattern(
                regexp = "|[a-z]+=https?://[^,\\s]+(,[a-z]+=https?://[^,\\s]+)*",
                message = "METRICS_SOURCES must be name=http://host:port, several with commas between")
        String sources) {}
