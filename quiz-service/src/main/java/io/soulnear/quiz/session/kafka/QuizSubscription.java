package io.soulnear.quiz.session.kafka;

import io.micronaut.context.annotation.Factory;
import io.soulnear.messaging.Subscription;
import io.soulnear.quiz.person.People;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Updates and people in one subscription, so that nothing of a chat is done while it is being erased. */
@Factory
final class QuizSubscription {
    /** Most updates are for others; a person does not notice so short a wait. */
    private static final Duration GATHERING = Duration.ofMillis(3);

    @Singleton
    Subscription quiz(QuizHandler handler) {
        return new Subscription(
                "quiz", Set.of(QuizHandler.UPDATES, QuizHandler.VOICES, People.TOPIC), handler, GATHERING);
    }
}
