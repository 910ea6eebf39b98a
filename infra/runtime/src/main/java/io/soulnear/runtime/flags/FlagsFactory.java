package io.soulnear.runtime.flags;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.soulnear.runtime.KafkaSettings;
import jakarta.inject.Singleton;
import java.time.Duration;

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
    Flags flags(FlagsInForce inForce, FlagTopic topic) {
        return new OpenFeatureFlags(inForce, topic::awaitRead);
    }
}
