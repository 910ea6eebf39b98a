package io.soulnear.flags.administration.kafka;

import io.micronaut.context.annotation.Factory;
import io.soulnear.messaging.Subscription;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Of all updates, those for the administration. */
@Factory
final class AdminSubscription {
    private static final Duration GATHERING = Duration.ofMillis(100);

    @Singleton
    Subscription administration(AdminUpdates updates) {
        return new Subscription(AdminUpdates.GROUP, Set.of("telegram.update"), updates, GATHERING);
    }
}
