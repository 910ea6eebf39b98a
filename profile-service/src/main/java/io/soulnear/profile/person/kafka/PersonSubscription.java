package io.soulnear.profile.person.kafka;

import io.micronaut.context.annotation.Factory;
import io.soulnear.messaging.Subscription;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Set;

@Factory
final class PersonSubscription {
    @Singleton
    @Named("updates")
    Subscription updates(Updates updates) {
        return new Subscription("profile", Set.of("telegram.update"), updates);
    }
}
