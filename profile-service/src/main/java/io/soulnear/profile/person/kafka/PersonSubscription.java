package io.soulnear.profile.person.kafka;

import io.micronaut.context.annotation.Factory;
import io.soulnear.messaging.Subscription;
import io.soulnear.safety.CrisisDetector;
import io.soulnear.safety.Wordings;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

@Factory
final class PersonSubscription {
    /** Most updates are for others; a person does not notice so short a wait. */
    private static final Duration GATHERING = Duration.ofMillis(3);

    /** The same as dialogue-service's, which sends the help. */
    @Singleton
    CrisisDetector crises() {
        return Wordings.crisisDetector();
    }

    @Singleton
    @Named("updates")
    Subscription updates(Updates updates) {
        return new Subscription("profile", Set.of("telegram.update"), updates, GATHERING);
    }
}
