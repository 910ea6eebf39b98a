package io.soulnear.profile.chronicle.kafka;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.Messaging;
import io.soulnear.profile.chronicle.Told;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Reads the topic from its beginning to where it ends now. */
@Singleton
final class TopicOfPeople implements Told {
    private final Messaging messaging;

    TopicOfPeople(Messaging messaging) {
        this.messaging = messaging;
    }

    @Override
    public void sinceTheBeginning(Consumer<Event> each) {
        messaging.history("profile.person", each);
    }
}
