package io.soulnear.runtime.flags;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.soulnear.messaging.Publisher;
import io.soulnear.runtime.KafkaSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Wires the flags of this process; reading starts with the process, so that no evaluation waits for it later. */
@Factory
final class FlagsFactory {
    @Singleton
    FlagsInForce flagsInForce(MeterRegistry meters) {
        return new FlagsInForce(PackagedFlags.definitions(), meters);
    }

    @Context
    @Bean(preDestroy = "close")
    FlagTopic flagTopic(
            KafkaSettings kafka,
            @Property(name = "soulnear.flags.patience", defaultValue = "2s") Duration patience,
            FlagsInForce inForce) {
        return new FlagTopic(kafka.bootstrap(), kafka.topicPrefix() + "flags.flag", patience, inForce);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Exposures exposures(
            Publisher publisher,
            Supplier<UUID> ids,
            Clock clock,
            @Value("${micronaut.application.name}") String service,
            MeterRegistry meters) {
        return new Exposures(publisher, ids, clock, service, meters);
    }

    @Singleton
    Flags flags(FlagsInForce inForce, FlagTopic topic, Exposures exposures) {
        return new OpenFeatureFlags(
                inForce,
                topic::awaitRead,
                (flag, variant, person) -> exposures.saw(flag, (long) inForce.version(flag), variant, person));
    }
}
