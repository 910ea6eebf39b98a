package io.soulnear.runtime;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** Gives the timers that objectives are about fixed buckets, which Prometheus can add up over processes; percentiles can't be. */
@Singleton
final class Histograms implements MeterFilter {
    private static final Set<String> TIMERS = Set.of(
            "gateway.updates.recorded", "soulnear.events.handled", "gateway.delivery.took", "soulnear.model.calls");

    private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(Stream.of(5, 10, 25, 50, 100, 200, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
                    .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
                    .toArray())
            .build();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return TIMERS.contains(id.getName()) ? BUCKETS.merge(config) : config;
    }
}
