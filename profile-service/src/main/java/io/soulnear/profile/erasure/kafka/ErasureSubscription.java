package io.soulnear.profile.erasure.kafka;

import io.micronaut.context.annotation.Factory;
import io.soulnear.messaging.Subscription;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Set;

@Factory
final class ErasureSubscription {
    @Singleton
    @Named("confirmations")
    Subscription confirmations(ErasureConfirmations confirmations) {
        return new Subscription("profile-erasure", Set.of("profile.erasure"), confirmations);
    }
}
